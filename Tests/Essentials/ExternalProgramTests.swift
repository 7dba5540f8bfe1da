import Foundation
import Testing
import WardlightEssentials

@Suite("A program of the machine")
struct ExternalProgramTests {
  @Test("is found on the search path, or is not there")
  func search() {
    #expect(ExternalProgram(named: "sh", searchPath: "/nowhere:/bin")?.path == "/bin/sh")
    #expect(ExternalProgram(named: "no-such-program", searchPath: "/bin:/usr/bin") == nil)
  }

  @Test("gives its status, or 128 and the signal that ended it")
  func status() throws {
    let shell = try #require(ExternalProgram(named: "sh", searchPath: "/bin"))
    #expect(shell.run(["-c", "exit 0"]) == 0)
    #expect(shell.run(["-c", "exit 42"]) == 42)
    #expect(shell.run(["-c", "kill -9 $$"]) == 137)
  }

  @Test("takes its arguments as they are and keeps quiet")
  func arguments() throws {
    let shell = try #require(ExternalProgram(named: "sh", searchPath: "/bin"))
    #expect(shell.run(["-c", "test \"$1\" = 'a b;c' && echo spoken && echo spoken >&2", "sh", "a b;c"]) == 0)
  }

  @Test("may run many times side by side")
  func sideBySide() throws {
    let shell = try #require(ExternalProgram(named: "sh", searchPath: "/bin"))
    #expect(Parallel(threads: 8).map(40) { shell.run(["-c", "exit \($0)"]) } == (0..<40).map(Int32.init))
  }
}
