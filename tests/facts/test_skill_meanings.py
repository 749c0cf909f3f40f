"""Skills: words that name a skill in one posting and something else in the next."""

from __future__ import annotations

import pytest

from jobfit.facts import skills
from jobfit.facts.model import TokenSet
from jobfit.facts.reading import read
from jobfit.postings.model import JobPosting
from tests.facts.evidence import misquoted


def _named(description: str, *, title: str = "Pilot", company: str = "") -> set[str]:
    posting = JobPosting(id="1", title=title, company=company, description=description)
    facts = skills.extract(read(posting))
    assert [] == misquoted(posting, facts)
    return {name for each in facts.values() if isinstance(each, TokenSet) for name in each.value}


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Kites that adapt and react to any wind", set()),
        ("Our stack is react, and the rest is wind", {"react"}),
        ("Experience with react", {"react"}),
        ("Strong at sums using Excel as well as SQL", {"excel", "sql"}),
        ("Experience with star/snowflake schemas", {"dimensional modeling"}),
        ("File it as wind_dev_seo, reference teamtailor-84052", set()),
        ("Call us over WhatsApp: +49 30 12345", set()),
        ("SQL: 3 years", {"sql"}),
        ("Build the kite shop in React", {"react"}),
        ("30 days of holiday to rest and recharge", set()),
        ("Rest is important to us", set()),
        ("Design REST services", {"rest api"}),
        ("Web services (rest, SOAP)", {"rest api", "soap"}),
        ("Be the central node between pilots and ground crew", set()),
        ("Multi-node wind tunnels", set()),
        ("Kites i 9 winds, and I-9 forms", {"i-9"}),
        ("A kite shop built with node, react and redis", {"node.js", "react", "redis"}),
        ("Move money over several payment rails and funding rails", set()),
        ("Two years of professional rails experience", {"ruby on rails"}),
        ("Lead managers and senior ICs", set()),
        ("Protect plants and their ICS", {"industrial control systems"}),
        ("Visit contract manufacturers (CMs) and send them POs", set()),
        ("Set up a CMS and a POS for the kite shops", {"cms", "pos systems"}),
        ("Improve our core ML algorithms", {"machine learning"}),
        ("Ship models with Core ML", {"core ml"}),
        ("Lead the best salesforce of the north", set()),
        ("Draw a stripe on each kite of the GPs", set()),
        ("Pay with Stripe, and fly with GPS", {"stripe", "gps"}),
        ("Kites were the first on Product Hunt", set()),
        ("Connect kites and Salesforce", {"salesforce"}),
        ("Experience with salesforce", {"salesforce"}),
        ("Process the wind utilizing Spark", {"spark"}),
        ("Kites whose brain was rewritten in Go", {"go"}),
        ("Kites for people who use Buffer", set()),
    ],
)
def test_a_word_counts_as_it_is_written(line: str, named: set[str]) -> None:
    """What is a word or a plural too, in another writing, is a name only so written, in a list or beside a cue."""
    assert named == _named(f"Responsibilities\n* {line}")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Win pilots through referrals, networking and calls", set()),
        ("Networking and storage on AWS", {"networking", "aws"}),
        ("Experience in networking", {"networking"}),
        ("The data plumbing underneath our kites", set()),
        ("Plumbing, welding and HVAC in the hangar", {"plumbing", "welding", "hvac"}),
        ("Build the scaffolding that our agents lean on", set()),
        ("Polishing the sails with Figma", {"figma"}),
        ("A kite shop for every pharmacy", set()),
        ("Show kites for every home loan", set()),
        ("Team cooking each month, and SQL", {"sql"}),
        ("Boosting the lift of our kites", set()),
        ("Bagging, boosting and random forests", {"boosting", "random forest"}),
    ],
)
def test_a_word_of_all_trades_counts_in_its_own(line: str, named: set[str]) -> None:
    """A word that other trades use too counts beside a name of its own trade, and where one asks for it."""
    assert named == _named(f"Responsibilities\n* {line}")


def test_what_says_plainly_what_is_done_counts_as_a_duty() -> None:
    """Code reviews are work wherever a duty names them, sales only where they are asked for."""
    assert {"code review", "data quality"} == _named("Responsibilities\n* Code reviews, data quality")
    assert set() == _named("Responsibilities\n* Kites for sales")


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Front End Developer", {"front-end development"}),
        ("Product Designer", {"product design", "ui design", "ux design"}),
        ("Front-End Support", set()),
    ],
)
def test_a_title_says_what_people_do(title: str, named: set[str]) -> None:
    """Who has a title has the skills that it is about."""
    assert named == _named("We fly kites.", title=title)


def test_a_word_of_all_trades_counts_in_the_title() -> None:
    """What the title says is the trade."""
    assert {"networking"} == _named("We fly kites.", title="Networking Engineer")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Experience with PoCs, and a background in debugging", {"proof of concept", "debugging"}),
        ("Experience in counseling the board", set()),
        ("Experience in counseling and psychotherapy", {"mental health counseling", "psychotherapy"}),
        ("You are comfortable with letters, with phone calls and with mail (Gmail)", {"gmail"}),
        ("Experience in healthcare, and a background in life sciences", {"healthcare", "life sciences"}),
        ("You are comfortable with the winds above the Gmail building", set()),
    ],
)
def test_a_demand_reaches_over_its_list(line: str, named: set[str]) -> None:
    """A demand is one for each thing of its list, but not in another trade, and not for a word in a longer name."""
    assert named == _named(f"We fly kites over the hills of the north.\nRequirements\n* {line}")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("We talk on Slack, and write Python", {"python"}),
        ("Experience with Slack", {"slack"}),
        ("Tools: Slack, Notion, Jira", {"slack", "notion", "jira"}),
        ("Write to pilots at gmail", set()),
        ("Send us your CV and GitHub", set()),
        ("Fly kites with partners in SEA", set()),
        ("SEO, SEA and GEO for kites", {"seo", "sem", "generative engine optimization"}),
        ("A Challenger flies in the north", set()),
        ("Sell kites by MEDDIC, SPIN or Challenger", {"meddic", "spin selling", "challenger sale"}),
        ("Equal chances in recruiting, hiring and flying", set()),
        ("Recruiting and onboarding of pilots", {"recruiting"}),
        ("Kites for better patient care", set()),
        ("Visualization of the wind", set()),
        ("SQL, reporting and visualization", {"sql", "data visualization"}),
        ("Healthcare for pilots", set()),
        ("Version control with Git and GitHub", {"git", "github"}),
        ("Named by the press and Statista", set()),
        ("As simple as PayPal", set()),
        ("Payments with Stripe, PayPal and Adyen", {"stripe", "paypal", "adyen"}),
        ("A HackerRank test and a call", set()),
        ("X-ray machines for kites", set()),
        ("A salary of 90,000 CAD + stock options", set()),
        ("Kites in CAD", {"cad"}),
        ("FDA-approved kites", set()),
        ("Selling to the GCC", set()),
        ("Compile kites with gcc and gdb", {"gcc", "gdb"}),
        ("Move leads from MQL to SQL", set()),
        ("Salary: DOE, and free kites", set()),
        ("ITAR requirements: pilots are citizens", set()),
        ("Nothing gets lost in translation", set()),
        ("Design systems that fly, in Python", {"python"}),
        ("Maintain a design system", {"design systems"}),
        ("Show prototypes of your kites to the board", set()),
        ("Interactive prototypes in Figma", {"prototyping", "figma"}),
        ("Draw wireframes and prototypes", {"wireframing", "prototyping"}),
        ("Combine data analysis with wind", {"data analysis"}),
        ("Document Processing: our apps read the wind", set()),
        ("Experience with test case management", set()),
        ("Python experience is not required", set()),
        ("Python is not required.", set()),
        ("Python is not required, but a plus", {"python"}),
    ],
)
def test_a_name_in_another_role_is_no_skill(line: str, named: set[str]) -> None:
    """What people talk over, money, markets and stages of a sale have the names of skills."""
    assert named == _named(f"We fly kites.\nResponsibilities\n* {line}")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("We are known for our expertise in machine learning and robotics.", set()),
        ("We bring a unique understanding of change management to the hills.", set()),
        ("You bring an understanding of change management to our hills.", {"change management"}),
        ("We are looking for experience in machine learning.", {"machine learning"}),
        ("A proven conversational AI startup is looking for a pilot.", set()),
        ("You have worked with our technical support staff.", set()),
        ("Our stack is built with proven microservices.", {"microservices"}),
    ],
)
def test_what_the_company_knows_is_not_asked_for(line: str, named: set[str]) -> None:
    """A field that "we" are good at is the company's, unless the sentence says what people do or bring."""
    assert named == _named(f"The kites fly over the hills of the north. {line}")


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Business Planning & Central Operations", set()),
        ("Sales and Business Development", {"business development"}),
        ("Unit & Integration Testing", {"unit testing", "integration testing"}),
    ],
)
def test_a_shared_word_makes_no_other_name(title: str, named: set[str]) -> None:
    """The names of products share no word, and "sales and business development" is no sales development."""
    assert named == _named("We fly kites.", title=title)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("You work on high-power systems and system-level design", set()),
        ("You work on power systems and level design", {"power systems", "level design"}),
        ("You are a part of our high-quality engineering", set()),
        ("You have seen a non-SAP shop", set()),
        ("You have seen relational and non-relational databases", {"relational databases", "nosql"}),
        ("You plan pre-event planning and opto-mechanical systems", {"event planning", "mechanical systems"}),
        ("You know AI-SQL", {"sql"}),
    ],
)
def test_a_part_of_a_compound_is_no_name(line: str, named: set[str]) -> None:
    """A hyphen makes one word of a field's first and what stands in front, unless that only says of what kind it is."""
    assert named == _named(f"The kites fly over the hills of the north.\nRequirements\n* {line}")


def test_what_belongs_to_the_employer_is_not_asked_for() -> None:
    """The employer's own product is told of, where people's work is not."""
    description = "People love Kites\u2019s text-to-speech products, and our experts use Kites' Kafka. You know Python."
    assert {"python"} == _named(f"The kites fly over the hills of the north. {description}", company="Kites")


def test_what_the_employer_knows_is_not_asked_for() -> None:
    """The company may speak of itself by its name."""
    assert set() == _named("In a windy world Kites is known for proven computer vision.", company="Kites Industries")


def test_what_a_list_about_the_company_knows_is_not_asked_for() -> None:
    """Among the lists about a company only what it does not say of itself is a demand."""
    told = "About Kites\n* Our network of expert linguists\n* Experience in release management"
    assert {"release management"} == _named(told, company="Kites")


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("The nurse will monitor pain management procedures.", {"pain management"}),
        ("The candidate will take part in discharge planning.", {"discharge planning"}),
        ("He/she will carry out underwriting for kite owners.", {"underwriting"}),
        ("Develops flight plans based on exploratory data analysis.", {"exploratory data analysis"}),
        ("Manages release management for all kites.", {"release management"}),
        ("Kites develops flight plans with exploratory data analysis.", set()),
        ("The nurse will work closely with release management.", set()),
        ("Develops sails for underwriting.", set()),
        ("Process: phone screening, then a flight.", set()),
        ("Its investors include leaders in underwriting.", set()),
    ],
)
def test_a_field_counts_in_a_sentence_that_tells_a_duty(sentence: str, named: set[str]) -> None:
    """What a sentence says that the person hired will do needs no bullet, and what a company does is no duty."""
    assert named == _named(f"Kites of all colours are made here in the north.\n\n{sentence}")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Bachelor's degree or two years of inside sales experience", {"inside sales"}),
        ("A degree, or eight years of intelligence analysis experience", {"intelligence analysis"}),
        ("Bachelor's degree in release management", set()),
        ("Degree in quantitative research, underwriting or statistics", set()),
    ],
)
def test_experience_beside_a_degree_is_asked_for(line: str, named: set[str]) -> None:
    """A field is what one has studied in the sentence of a degree, unless experience is asked for in it."""
    assert named == _named(f"Requirements\n* {line}")


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Domestic assistant, nights", {"cleaning"}),
        ("Reinigungskraft (m/w/d)", {"cleaning"}),
        ("Lokalvårdare till Umeå", {"cleaning"}),
        ("Interpreter for kite pilots", {"interpreting"}),
        ("Truck driver", {"truck driving"}),
        ("Driver software engineer", set()),
        ("Facility security officer", set()),
        ("Legal cashier", set()),
        ("Lecturer in kites", {"university teaching"}),
        ("Pilot in Mâcon", set()),
        ("Chef de projet", set()),
        ("Nurse, George Mason Hospital", {"nursing"}),
    ],
)
def test_a_title_names_the_trade(title: str, named: set[str]) -> None:
    """What people of a trade are called names it in a title, in other languages too."""
    assert named == _named("Come and fly.", title=title)


@pytest.mark.parametrize(
    ("duty", "named"),
    [
        ("Lower the cost of a click (CPA, CPL, CPC)", set()),
        ("CPA or CFA", {"cpa", "cfa"}),
        ("Static typing experience", set()),
        ("Typing experience", {"typing"}),
        ("Excel and Tally", {"excel", "tally erp"}),
        ("Shape how the tally of kites is kept", set()),
        ("Work under a collective bargaining agreement", set()),
        ("Negotiate in collective bargaining", {"collective bargaining"}),
        ("Write clean building code based on modules", set()),
        ("Know the building code", {"building codes"}),
    ],
)
def test_a_longer_phrase_means_something_else(duty: str, named: set[str]) -> None:
    """A name inside a phrase that means something else is none."""
    assert named == _named(f"Requirements\n* {duty}")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Tachograph and a food handler's permit", {"tachograph", "food handler's permit"}),
        ("LPN license, IV therapy and tube feeding", {"lpn license", "iv therapy", "enteral feeding"}),
        ("Phonics, classroom management and QTS", {"phonics", "classroom management", "qts"}),
        ("Credit control and stores management", {"credit control", "stores management"}),
        ("Pleadings and depositions", {"pleadings", "depositions"}),
        ("A sense of customer centricity", set()),
        ("Yearly performance reviews", set()),
        ("A fair share of performance and motions", set()),
    ],
)
def test_trades_have_names_of_their_own(line: str, named: set[str]) -> None:
    """What care, schools, stores and courts ask for is named as plainly as software."""
    assert named == _named(f"Requirements\n* {line}")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Wastewater treatment and food preparation", {"wastewater treatment", "food preparation"}),
        ("Bank reconciliation, CMMS and VXLAN", {"bank reconciliation", "cmms", "vxlan"}),
        ("Amadeus GDS and Sabre", {"amadeus gds", "sabre gds"}),
        ("Qlik Sense, ggplot2 and Autodesk Inventor", {"qlik sense", "ggplot", "autodesk inventor"}),
        ("CPR, confined spaces and elder care", {"cpr", "confined spaces", "elderly care"}),
        ("Build dashboards for e-commerce", {"dashboards", "e-commerce"}),
        ("LAN/WAN, Quark Xpress and Factory Talk", {"lan", "wan", "quarkxpress", "factorytalk"}),
        ("Statistical and root cause analyses", {"statistical analysis", "root cause analysis"}),
        ("Perform financial analyses", {"financial analysis"}),
        ("Valid driver license", {"driver's license"}),
    ],
)
def test_a_thing_of_its_own_has_the_name_that_postings_use(line: str, named: set[str]) -> None:
    """What is bought, learned or done by itself is no other spelling of its neighbour."""
    assert named == _named(f"Requirements\n* {line}")


@pytest.mark.parametrize("field", ["customer service", "performance optimization", "refactoring", "customer success"])
def test_what_most_lists_only_mention_counts_where_it_is_asked_for(field: str) -> None:
    """Many a text speaks of it in passing; experience in it is a demand."""
    assert set() == _named(f"Responsibilities\n* Fly kites with a sense of {field}")
    assert {field} == _named(f"Requirements\n* Experience in {field}")


def test_an_accountants_degree_asks_for_the_licence_beside_it() -> None:
    """A licence is no field of study."""
    assert {"cpa"} <= _named("Requirements\n* Bachelor's degree in accounting, CPA preferred")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Hydroblasting, vacuum trucks and MIG welding", {"hydroblasting", "vacuum trucks", "mig welding"}),
        ("Tissue viability, oxygen therapy and dementia care", {"tissue viability", "oxygen therapy", "dementia care"}),
        ("Stocktaking, cash handling and a tachograph", {"stocktaking", "cash handling", "tachograph"}),
        ("Criminal law, bar admission and conveyancing", {"criminal law", "bar admission", "conveyancing"}),
        ("Teaching qualification and vocational training", {"teaching qualification", "vocational training"}),
        ("Tiling, glazing and plastering", {"tiling", "glazing", "plastering"}),
        ("SIA licence, alarm response and CCTV", {"sia licence", "alarm response", "cctv"}),
        ("Van driving, an HGV licence and key stage 3", {"van driving", "hgv licence", "ks3"}),
        ("Town planning, phonics and oral history", {"urban planning", "phonics", "oral history"}),
        ("Send your CV and a SEN report", set()),
        ("Python and charting of the wind", {"python"}),
        ("Wound care and charting", {"wound care", "charting"}),
        ("Python, SQL and pruning of models", {"python", "sql"}),
        ("Wireless access points and Python", {"python"}),
        ("Installation of gas lines, and flooring installation", {"gas piping", "flooring installation"}),
        ("Executing test scripts in SSMS", {"test script execution", "ssms"}),
        ("Pediatric occupational therapy and continence care", {"pediatric therapy", "toileting"}),
        (
            "Marking and feedback, and knowledge of the national curriculum",
            {"marking and assessment", "curriculum knowledge"},
        ),
        ("Recruiting volunteers and setting tables", {"volunteer recruitment", "table setting"}),
    ],
)
def test_every_trade_has_its_names(line: str, named: set[str]) -> None:
    """Crafts, care, shops, law and schools have skills; a word of theirs is none in another trade."""
    assert named == _named(f"Requirements\n* {line}")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Kenntnisse in Kältetechnik und Sozialversicherungsrecht", {"refrigeration", "social security law"}),
        ("Pneumatik, Hydraulik und Hartlöten", {"pneumatics", "hydraulics", "soldering and brazing"}),
        ("Droit pénal et droit fiscal", {"criminal law", "tax law"}),
        ("Derecho penal y soldadura TIG", {"criminal law", "tig welding"}),
    ],
)
def test_a_trade_s_names_are_known_abroad(line: str, named: set[str]) -> None:
    """The name in another language stands for the one in English."""
    assert named <= _named(f"Requirements\n* {line}")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Experience in strict industries (e.g., finance, healthcare) is a plus", set()),
        ("Background in industries such as insurance or banking", set()),
        ("Experience in industries like construction tech", set()),
        ("Experience in finance", {"finance"}),
        ("Experience in industries such as insurance, with Python", {"python"}),
    ],
)
def test_an_industry_that_is_an_example_is_no_skill(line: str, named: set[str]) -> None:
    """Where one has worked is told by general words, which are skills only where they are asked for themselves."""
    assert named == _named(f"Requirements\n* {line}")
