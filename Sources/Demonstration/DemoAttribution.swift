extension Demo {
  /// What is real in the demonstration, what is not, and whose the real part is.
  var attributionText: String {
    """
    # The demonstration: what it is and whose figures it carries

    **The records are synthetic.** No row of `referrals.csv`, `links.csv` or `rescues.csv` is about a person who exists. They were drawn from the
    seed \(seed) so that their totals equal published tables; which ward, day, town or identifier stands in a row is chance. There is no name and
    no date of birth. The postcodes in `postcodes.csv` are fictitious: no British postcode starts with QX.

    **The hexagons are no boundaries.** `wards.geojson` has one hexagon of 2.5 km² for each ward, `forces.geojson` one of 3,500 km² for each police
    force. Each area was assigned to a cell of a regular grid so that the total squared distance to the areas' centres is least. Nothing in
    them says where a boundary runs.

    **Origins elsewhere.** The rows of `links.csv` with an `origin` are not about London's young people and stand in none of its totals. Their origins, and Ipswich as
    a place that is both destination and origin, are named by the eastern region's pathfinder; the numbers are made up.

    | file | what is real in it |
    |---|---|
    | `wards.geojson` | codes and names of the 633 wards of 2018–2022 and their boroughs, population in the middle of 2015 |
    | `forces.geojson` | codes and names of the 43 territorial police forces of England and Wales, 2022 |
    | `deprivation.csv` | average score of each ward in the Index of Multiple Deprivation 2019, population in the middle of 2015 |
    | `towns.csv` | names, centres, police forces and districts of 1,204 towns and cities outside London |
    | `postcodes.csv` | nothing but the codes of wards and boroughs |
    | `referrals.csv`, `links.csv`, `rescues.csv` | the totals by borough, by ward for the nine wards with most referrals, by county force and by town |

    ## Sources

    - Codes, names, centres, populations: Office for National Statistics.
    - Towns and their forces: OS Open Names, Ordnance Survey, 2019.
    - Ward scores: Indices of Deprivation 2019, Ministry of Housing, Communities and Local Government; summarised for wards by the Greater London
      Authority.
    - Origins outside London: the eastern region's pathfinder (Norfolk, Suffolk, Essex, Cambridgeshire), 2020.
    - Totals: Rescue and Response county lines project, strategic assessment of year 3, Greater London Authority, December 2021.

    Contains National Statistics data © Crown copyright and database right. Contains OS data © Crown copyright and database right. Contains
    public sector information licensed under the Open Government Licence v3.0
    (https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/).

    `wardlight demo` makes all these files again from the figures and the seed, byte for byte; only the configuration and the notes for readers
    are written by hand.

    """
  }
}
