"""Skills: required against preferred, names that are ordinary words, and a vocabulary that is sound."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts import benefits, skills, tasks
from jobfit.facts.model import TokenSet
from jobfit.facts.reading import read
from jobfit.facts.reading.skill_names import skill_spellings, skill_tables
from jobfit.facts.skill_words import canonical_skills, skill_names
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.facts.word_files import WORDS
from jobfit.postings.model import JobPosting
from tests.facts.evidence import misquoted


def _read(description: str, *, title: str = "Pilot") -> tuple[set[str], set[str]]:
    posting = JobPosting(id="1", title=title, description=description)
    facts = skills.extract(read(posting))
    assert [] == misquoted(posting, facts)
    required, preferred = (facts.get(name) for name in ("skills_required", "skills_preferred"))
    return (
        set(required.value) if isinstance(required, TokenSet) else set(),
        set(preferred.value) if isinstance(preferred, TokenSet) else set(),
    )


@pytest.mark.parametrize(
    ("line", "required", "preferred"),
    [
        ("Python and k8s", {"python", "kubernetes"}, set()),
        ("JavaScript, Node.js and Postgres", {"javascript", "node.js", "postgresql"}, set()),
        ("C, C++ and C#", {"c", "c++", "c#"}, set()),
        ("Proficient in Python, Java is a plus", {"python"}, {"java"}),
        ("HTML/CSS, JavaScript a plus", {"html", "css"}, {"javascript"}),
        ("React (Vue a plus)", {"react"}, {"vue.js"}),
        ("Docker; Terraform would be nice", {"docker"}, {"terraform"}),
        ("Terraform, Ansible are a plus", set(), {"terraform", "ansible"}),
        ("Experience with Kafka, Redis, Terraform will be a plus", set(), {"kafka", "redis", "terraform"}),
        ("Experience with Kafka, Redis, or Docker is a plus", set(), {"kafka", "redis", "docker"}),
        ("Kafka; working knowledge of Redis, Spark, and Docker is a plus", {"kafka"}, {"redis", "spark", "docker"}),
        ("Kafka, Redis, and Docker is a plus", {"kafka"}, {"redis", "docker"}),
        ("Web basics (HTML, JavaScript a plus)", {"html"}, {"javascript"}),
        ("5+ years of sales experience with hospitals", {"sales"}, set()),
        ("Ideally Kafka", set(), {"kafka"}),
        ("You might have experience with Kafka", set(), {"kafka"}),
        ("Ideally, some experience with Kafka, Redis or Docker", set(), {"kafka", "redis", "docker"}),
        ("Be agile and flexible with Python", {"python"}, set()),
        ("The quality of control surfaces, and Python", {"python"}, set()),
        ("LinkedIn: https://kites.example and Python", {"python"}, set()),
        ("Use sound engineering judgment with Python", {"python"}, set()),
        ("Work with sales development reps, and Python", {"python"}, set()),
        (
            "Experience in commercial negotiation and contract management",
            {"commercial negotiation", "contract management"},
            set(),
        ),
        ("Experience with Go", {"go"}, set()),
        ("Spreadsheets (e.g. Xero, or similar) and Excel", {"spreadsheets", "xero", "excel"}, set()),
        ("Container orchestration (Nomad or similar)", {"nomad"}, set()),
        ("Tools of your choice (e.g., Modal)", {"modal"}, set()),
        ("Python, Go, Rust", {"python", "go", "rust"}, set()),
        ("Statistics in R", {"statistics", "r"}, set()),
        ("Microsoft Excel", {"excel"}, set()),
        ("Excel at what you do", set(), set()),
        ("You excel in Python", {"python"}, set()),
        ("Proficiency in excel", {"excel"}, set()),
        ("Python, go, redis and npm, yarn", {"python", "go", "redis", "npm", "yarn"}, set()),
        ("You go with Python to the field", {"python"}, set()),
        ("AI/ML for kites", {"machine learning"}, set()),
        ("Python, no PHP, and Ruby (not so much Rails)", {"python", "ruby"}, set()),
        ("Kafka instead of RabbitMQ, not only Redis", {"kafka", "redis"}, set()),
        ("We do not use Java, and Python is no mystery", {"python"}, set()),
        ("RESTful services, Salt and Ansible", {"rest api", "saltstack", "ansible"}, set()),
        ("Azure Cosmos DB and the CDK of AWS", {"azure cosmos db", "aws cdk", "aws"}, set()),
        ("Kites in New Jersey with Python", {"python"}, set()),
        ("You go to the field with Python", {"python"}, set()),
        ("You have access to Python", {"python"}, set()),
        ("A swift mind", set(), set()),
        ("No notion of fear", set(), set()),
        ("Notion, Linear and Slack", {"notion", "linear", "slack"}, set()),
        ("You take the helm, swing by on a rocket ship, and zoom out with Python", {"python"}, set()),
        ("Terraform, Helm and Kubernetes", {"terraform", "helm", "kubernetes"}, set()),
        ("A degree in Mathematics or Graphic Design", set(), set()),
        ("See https://kites.example/python/react for more", set(), set()),
        ("Experience in sales", {"sales"}, set()),
        ("Familiarity with sales processes, experience with AI-powered kites", set(), set()),
        ("Background in blockchain tech or sales", {"blockchain"}, set()),
        ("Strong sales and negotiation skills", set(), set()),
        ("Talk to sales", set(), set()),
        ("Certified welder: TIG welding", {"tig welding"}, set()),
        ("GAAP accounting and Xero", {"gaap", "xero"}, set()),
        ("Experience with data integrations and SBOMs in SPDX", {"data integration"}, set()),
        ("Partner closely with DevOps and Product Marketing", set(), set()),
        ("Partner closely with sales to run email marketing", {"email marketing"}, set()),
        ("Working with Kubernetes", {"kubernetes"}, set()),
        ("Must be a U.S. person for export control purposes", set(), set()),
        ("Export control and customs", {"export control"}, set()),
        ("Kafka is nice", set(), {"kafka"}),
        ("Experience with Kafka helpful", set(), {"kafka"}),
        ("Prior experience with Kafka, Redis, Terraform a plus", set(), {"kafka", "redis", "terraform"}),
        ("Experience with brokers (Kafka, Redis) is a plus", set(), {"kafka", "redis"}),
        ("Java. Knowledge of Terraform would be an advantage.", {"java"}, {"terraform"}),
        ("You act, not just react", set(), set()),
        ("Move quickly with Python", {"python"}, set()),
        ("Swift experience", {"swift"}, set()),
        ("Graduating in Spring 2031", set(), set()),
        ("You run a metrics-driven cadence with Python", {"python"}, set()),
        ("Experience with version control systems", {"version control"}, set()),
        ("You take PR reviews and writing seriously, and Python", {"python"}, set()),
        ("Front End Web Development", {"web development"}, set()),
        (
            "ASC 842, three-way matching and SAP Business One",
            {"asc 842", "three-way matching", "sap business one"},
            set(),
        ),
        ("Wound care, care plans and discharge planning", {"wound care", "care planning", "discharge planning"}, set()),
        ("HVAC repair; reading wiring diagrams", {"hvac repair", "reading schematics"}, set()),
        ("Leveraged finance and high-yield bonds", {"leveraged finance", "high yield bonds"}, set()),
        ("Scan insertion, MBIST and ATPG", {"scan insertion", "mbist", "atpg"}, set()),
        ("You know supply chains and messaging systems", set(), set()),
        ("Snap judgements and a scoop of ice", set(), set()),
        ("Objection handling, RFPs and Meta Ads", {"objection handling", "rfp responses", "meta ads"}, set()),
        ("Floorplanning, timing closure and UVM", {"place and route", "static timing analysis", "uvm"}, set()),
        ("A positive outlook and constant contact with customers", set(), set()),
        ("Tailoring your conversations in a lean team", set(), set()),
        ("Lean and Kaizen", {"lean", "kaizen"}, set()),
        ("AWS Lambda and Elasticsearch", {"aws lambda", "elasticsearch"}, set()),
        ("You close deals with Salesforce", {"salesforce"}, set()),
        ("Close CRM and Apollo.io", {"close crm", "apollo.io"}, set()),
        ("Route53, Highcharts and OpenVINO", {"route 53", "highcharts", "openvino"}, set()),
        ("You encompass the values of Python", {"python"}, set()),
        ("It would be great if you had used Kafka.", set(), {"kafka"}),
        ("Learning methods (clustering, decision trees)", {"clustering", "decision trees"}, set()),
        ("Classification, regression and PCA", {"classification", "regression", "pca"}, set()),
        (
            "Write smoke, regression and integration tests in Python",
            {"python", "integration testing", "regression testing"},
            set(),
        ),
        ("Python, database clustering and data classification", {"python"}, set()),
        ("Employment eligibility verification, a culture of continual learning, and Python", {"python"}, set()),
    ],
)
def test_a_requirement_names_skills(line: str, required: set[str], preferred: set[str]) -> None:
    """Aliases become canonical names, ordinary words are left alone, a plus is told from a demand."""
    assert (required, preferred) == _read(f"Requirements\n* {line}")


@pytest.mark.parametrize(
    ("line", "required"),
    [
        (
            "Naïve Bayes, kNN, k-means clustering and recurrent neural networks",
            {"naive bayes", "k-nn", "k-means", "rnn"},
        ),
        (
            "Mixed-effects models, factor analysis, ANOVA, conjoint and diff-in-diff",
            {"mixed models", "factor analysis", "anova", "conjoint analysis", "difference-in-differences"},
        ),
        (
            "Reranking, instruction tuning and supervised finetuning",
            {"reranking", "instruction tuning", "supervised fine-tuning"},
        ),
        ("Window functions, data marts and reverse ETL", {"window functions", "data marts", "reverse etl"}),
        (
            "Surface plasmon resonance, SDS-PAGE, transfection and single-cell genomics",
            {"surface plasmon resonance", "sds-page", "transfection", "single-cell sequencing"},
        ),
        (
            "Oxygen therapy, tube feeding, mammography and CPR & first aid",
            {"oxygen therapy", "enteral feeding", "mammography", "cpr and first aid"},
        ),
        ("CMM inspection, die casting and ultrasonic testing", {"cmm", "die casting", "ultrasonic testing"}),
        ("Drywall, conduit bending and waterproofing", {"drywall", "conduit bending", "waterproofing"}),
        ("Drayage, letters of credit and a backhoe", {"drayage", "letters of credit", "backhoe"}),
        (
            "Securities lending, sales/use tax and what-if analysis",
            {"securities lending", "sales and use tax", "what-if analysis"},
        ),
        ("Trademark prosecution, motion practice and TESOL", {"trademark prosecution", "motion practice", "esl"}),
        (
            "Header bidding, speechwriting and contextual inquiry",
            {"header bidding", "speechwriting", "contextual inquiry"},
        ),
        ("Property-based testing, monorepos and css-in-js", {"property-based testing", "monorepo", "css-in-js"}),
        ("Serverless computing, purple teaming and SR-IOV", {"serverless computing", "purple teaming", "sr-iov"}),
        (
            "Optical flow, bundle adjustment, MCMC and graphRAG",
            {"optical flow", "bundle adjustment", "mcmc", "graph rag"},
        ),
        ("Bloom filters, consistent hashing and fuzz testing", {"bloom filters", "consistent hashing", "fuzzing"}),
        (
            "Fault tree analysis, tensile testing and cathodic protection",
            {"fault tree analysis", "tensile testing", "cathodic protection"},
        ),
        ("Gram staining, bronchoscopy and cryopreservation", {"gram stains", "bronchoscopy", "cryopreservation"}),
        (
            "Ephemeral environments, TLS termination and data masking",
            {"ephemeral environments", "tls termination", "data masking"},
        ),
        ("Journey maps, eye tracking and retopology", {"user journey mapping", "eye tracking", "retopology"}),
        ("CAD modeling and applied cryptography", {"cad", "cryptography"}),
        (
            "Hierarchical clustering, queuing theory, RCTs and thematic analysis",
            {"hierarchical clustering", "queueing theory", "randomized controlled trials", "thematic analysis"},
        ),
        (
            "Lipid nanoparticles, patch-clamp and differential expression analysis",
            {"lipid nanoparticles", "patch clamp", "differential expression analysis"},
        ),
    ],
)
def test_methods_and_instruments_of_many_trades_are_named(line: str, required: set[str]) -> None:
    """Each trade's own methods are skills by the name that is most usual, however they are written."""
    assert (required, set()) == _read(f"Requirements\n* {line}")


@pytest.mark.parametrize(
    ("line", "required"),
    [
        ("Du führst unsere IT-Teams und den Rest bringen wir dir bei", set()),
        ("Sicherer Umgang mit Outlook, Teams und Excel", {"outlook", "microsoft teams", "excel"}),
        ("Erfahrung mit Microsoft Teams", {"microsoft teams"}),
        ("Du hältst alles in gutem Zustand", set()),
        (
            "Buchhaltung, Jahresabschlüsse und Steuererklärungen",
            {"accounting", "financial statements", "tax preparation"},
        ),
        ("Neukundengewinnung im Außendienst", {"customer acquisition", "field sales"}),
        (
            "Virtualisierung, Softwarearchitektur und Signalverarbeitung",
            {"virtualization", "software architecture", "signal processing"},
        ),
    ],
)
def test_a_word_of_the_language_is_no_name(line: str, required: set[str]) -> None:
    """Where all nouns have capitals, a name that is one of them counts only in a list of names."""
    posting = JobPosting(id="1", title="Pilot", description=f"Anforderungen\n* {line}", language="de")
    found = skills.extract(read(posting)).get("skills_required")
    assert required == (set(found.value) if isinstance(found, TokenSet) else set())


@pytest.mark.parametrize(
    ("description", "required"),
    [
        ("We have a partnership with Salesforce and write Python.", {"python"}),
        ("Kites are easy to fly (think Dropbox with wings), and we write Python.", {"python"}),
        ("Kites are a better alternative to Hadoop. Our codebase is written in Go.", {"go"}),
        ("Our team has folks from Dropbox, Stripe and Databricks.", set()),
        ("The biggest enterprises trust us, including Stripe and Dropbox.", set()),
        ("Our kites integrate seamlessly with Jira and GitLab.", set()),
        ("This policy applies to all conditions of employment, including recruiting and training.", set()),
        ("We never ask people with experience for any fee for recruitment.", set()),
        ("Our team is ex-Slack and ex-Stripe.", set()),
        ("Companies (including Stripe and Dropbox) fly our kites.", set()),
        ("We raised ten million with participation from Databricks.", set()),
        ("One of us was chief of staff at Dropbox.", set()),
        ("Our kites are flown by Stripe, Dropbox and thousands of others.", set()),
        ("Employers, including Cisco and Workday, let people fly.", set()),
        ("We partner with leading clouds like Snowflake and Azure.", set()),
        ("Our engineers at all levels write Python.", {"python"}),
    ],
)
def test_a_partner_or_former_employer_is_no_tool(description: str, required: set[str]) -> None:
    """A company that also makes a tool is none right behind the words for a partner."""
    assert (required, set()) == _read(description)


@pytest.mark.parametrize(
    ("description", "required", "preferred"),
    [
        ("Requirements\n* Python\nNice to have\n* Rust, Kafka", {"python"}, {"rust", "kafka"}),
        ("Requirements\n* Kafka\nNice to have\n* Kafka", {"kafka"}, set()),
        ("Responsibilities\n* Integrate Salesforce\nNice to have\n* Salesforce", {"salesforce"}, set()),
        ("We build kites on top of Salesforce.\nNice to have\n* Salesforce", set(), {"salesforce"}),
        ("Our customers include Shopify and Slack.", set(), set()),
        ("Our paying customers — including Shopify and Slack — fly.", set(), set()),
        ("Responsibilities\n* Integrate Salesforce", {"salesforce"}, set()),
        ("Our stack: Python, Django.", {"python", "django"}, set()),
        ("About us\nOur founders met at a Python meetup.", set(), set()),
        ("Benefits\n* A budget for Figma and Slack", set(), set()),
        ("Nice to have\n* Kafka\nTools you touch\n* Python", {"python"}, {"kafka"}),
        ("Requirements (nice to have)\n* Kafka", set(), {"kafka"}),
        ("Nice to have\n* Kafka\nLocation\nRome. We use Python.", {"python"}, {"kafka"}),
        ("Requirements\n* Java\nDesirable but not essential\n* Kafka", {"java"}, {"kafka"}),
        ("We use Kafka. Kafka is a plus.", set(), {"kafka"}),
        ("We fly.\nSkillset: Private Cloud, Kafka", {"private cloud", "kafka"}, set()),
        ("Current technologies:\n* Kafka\nAdditional desired technologies:\n* Redis", {"kafka"}, {"redis"}),
        ("About us\nThe kites fly high.\n* Our stack: Ruby, Kafka", {"ruby", "kafka"}, set()),
        ("About us\nThe kites fly high.\nWho we are seeking\n* Java", {"java"}, set()),
        ("Nice to have\n* Kafka\nBenefits\n* A budget for Figma\nRequirements\n* Kafka", {"kafka"}, set()),
        ("Requirements\n* Python\n\nIt would be great if you also know some of these:\n* Kafka", {"python"}, {"kafka"}),
    ],
)
def test_the_section_decides(description: str, required: set[str], preferred: set[str]) -> None:
    """A skill is in one of the two lists, and in none for what the company says of itself."""
    assert (required, preferred) == _read(description)


@pytest.mark.parametrize(
    ("description", "required", "preferred"),
    [
        (
            "Responsibilities\n* Ship with Terraform\nRequirements\n* Python (Terraform a plus)",
            {"python"},
            {"terraform"},
        ),
        ("Requirements\n* Terraform and Python\nOther\n* Terraform is a plus", {"terraform", "python"}, set()),
        ("Responsibilities\n* Ship with Terraform\nNice to have\n* Terraform", {"terraform"}, set()),
        ("Nice to have\n* Experience with kites, sales or teaching", set(), {"sales", "teaching"}),
        ("Nice to have\n* Sales people who like teaching", set(), set()),
    ],
)
def test_what_is_called_a_plus_in_words_is_one(description: str, required: set[str], preferred: set[str]) -> None:
    """Words beside a name outweigh that the work uses it, a heading over it does not; a list behind a demand counts."""
    assert (required, preferred) == _read(description)


@pytest.mark.parametrize(
    ("line", "required"),
    [
        ("Our services are written in Python and run on AWS.", {"python", "aws"}),
        ("Backend stack: Python / Django / Postgres", {"python", "django", "postgresql"}),
        ("The technologies currently in use include Redis, Celery and React.", {"redis", "celery", "react"}),
        ("Everything is containerized (Docker).", {"docker"}),
        ("We use React on the frontend.", {"react"}),
        ("Your fluency in Python keeps our kites up.", {"python"}),
        ("Our customers love how Slack and Jira stay in step.", set()),
        ("Our founders built Stripe and Canva.", set()),
        ("We were founded by people from MongoDB who use Notion.", set()),
    ],
)
def test_what_the_company_says_that_it_works_with_counts(line: str, required: set[str]) -> None:
    """Tools that things are made with are those of the job, wherever the company names them."""
    assert (required, set()) == _read(f"About us\nWe make kites.\n{line}\n")


@pytest.mark.parametrize(
    ("company", "description", "required"),
    [
        ("Stripe", "We build Stripe and use Python.", {"python"}),
        ("Palantir", "We build Palantir Foundry with Python.", {"python"}),
        ("", "Stripe | Engineer | Remote\nStripe is hiring. Our stack: Python.", {"python"}),
        ("Stripe", "Requirements\n* Experience with Stripe", {"stripe"}),
        ("Kites", "Our stack: Stripe, Python.", {"stripe", "python"}),
        ("", "At Splunk, we fly. Splunk is fun, and we write Python.", {"python"}),
        ("", "Stripe is hiring people who know Python.", {"python"}),
        ("", "Our stack: Stripe. At the shop, we know Python.", {"stripe", "python"}),
        ("Stripe", "Requirements\n* Python\n* A passion for kites and for Stripe.", {"python"}),
        ("Stripe", "Requirements\n* Experience with the Stripe platform", {"stripe"}),
        ("Dropbox", "We fly.\nRequirements\n* Experience with a shop of kites (Jira, Dropbox).", {"jira", "dropbox"}),
        ("Kite GPS", "Kite GPS is known for GPS, and its experts for Python.", {"gps", "python"}),
    ],
)
def test_the_employer_is_no_skill(company: str, description: str, required: set[str]) -> None:
    """Whoever makes a tool names it in every line; only a requirement asks for it."""
    found = skills.extract(read(JobPosting(id="1", title="Pilot", company=company, description=description)))
    named = found["skills_required"]

    assert isinstance(named, TokenSet)
    assert required == set(named.value)


@pytest.mark.parametrize(
    ("description", "required"),
    [
        ("Sauce Labs - https://kites.example - Rome\nOur stack: Python.", {"python"}),
        ("Docker (https://kites.example) - Rome\nOur stack: Python.", {"python"}),
        ("Silicon Rhino | Rust Engineer | Rome\nOur stack: Python.", {"rust", "python"}),
        ("FreeAgent, Edinburgh\nOur stack: Python.", {"python"}),
        ("Teradata Labs | Rome\nWe know that Teradata flies, and Python.", {"python"}),
        ("Coupa Software Inc. | Pune\nWe know that Coupa flies, and Python.", {"python"}),
        ("Python Engineer - Kites - Rome\nWe fly.", {"python"}),
        ("Python/React | Kites | Rome\nWe fly.", {"python", "react"}),
    ],
)
def test_a_thread_begins_with_its_employer(description: str, required: set[str]) -> None:
    """What stands first is the employer, unless it is a role or a list."""
    assert (required, set()) == _read(description, title="")


def test_the_title_names_skills() -> None:
    """A "Senior Python Engineer" knows Python."""
    assert _read("We build kites.", title="Senior Python Engineer") == ({"python"}, set())


@pytest.mark.parametrize(
    ("title", "description", "required"),
    [
        ("Senior Product Manager", "We build kites.", {"product management"}),
        ("Executive Assistant", "We build kites.", {"executive support", "calendar management"}),
        ("Pilot", "Requirements\n* You talk to every product manager", set()),
        ("", "Kites | Full Stack Engineer | Remote\n\nWe fly.", {"full-stack development"}),
        ("", "Kites | Pilot | Remote\n\nWe need our third mobile developer.", set()),
        ("Full Stack Engineer", "We build kites.", set()),
    ],
)
def test_people_stand_for_their_work(title: str, description: str, required: set[str]) -> None:
    """A title says it of most trades, a thread of some, and a text about those one works with does not."""
    assert (required, set()) == _read(description, title=title)


def test_what_a_duty_is_for_is_no_demand() -> None:
    """Tools for load testers are built by people who need to know nothing of it; what a duty is about is known."""
    description = (
        "Responsibilities\n* Work on load testing, our e2e testing and tools for unit testing\n* Run flight testing"
    )
    assert ({"flight testing", "load testing", "e2e testing"}, set()) == _read(description)


@pytest.mark.parametrize(
    ("lines", "required"),
    [
        (("Conduct load testing of new kites.", "Write down what came of it."), {"load testing"}),
        (("Conducting load testing of new kites.", "Writing down what came of it."), {"load testing"}),
        (("Conducts load testing of new kites.", "Identifies what is weak."), {"load testing"}),
        (("Applies load testing to new kites.", "Oversees what comes of it."), {"load testing"}),
        (("Develop tools for load testing.", "Write down what came of it."), set()),
        (("Conduct load testing with our flight testing teams.", "Write it down."), {"load testing"}),
        (("Conduct load testing of new kites.", "Kites fly."), set()),
        (("Conduct load testing of new kites.", "", "Write down what came of it."), set()),
        (("Our kites have passed load testing.", "They fly."), set()),
        (("We conduct load testing of new kites.", "We write down what came of it."), set()),
    ],
)
def test_duties_need_no_bullets(lines: tuple[str, ...], required: set[str]) -> None:
    """Lines in a row that each begin with what somebody does are duties, under whatever heading."""
    assert (required, set()) == _read("\n".join(("Kites for everybody.", *lines)))


def test_the_vocabulary_is_large_and_canonical() -> None:
    """At least 3,000 skills in lower case, each its own canonical name."""
    names = skill_names()

    assert len(names) >= 3000
    assert [] == [name for name in names if name != name.lower()]
    assert {names[0], "kubernetes"} <= {canonical_skills()[names[0]], canonical_skills()["k8s"]}


@pytest.mark.parametrize(
    ("line", "required"),
    [
        (
            "Data modelling, data visualisation and fibre optics",
            {"data modeling", "data visualization", "fiber optics"},
        ),
        (
            "Paediatric nursing, behavioural health and haematology",
            {"pediatric nursing", "behavioral health", "hematology"},
        ),
        (
            "Colour grading, loyalty programmes and catalogue management",
            {"color grading", "loyalty programs", "catalog management"},
        ),
    ],
)
def test_names_are_spelled_as_in_britain_too(line: str, required: set[str]) -> None:
    """A name that the tables spell as in America is found, and meant in a profile, in its British spelling."""
    assert (required, set()) == _read(f"Requirements\n* {line}")
    assert "data modeling" == canonical_skills()["data modelling"]


def test_no_spelling_stands_for_two_skills_of_one_kind() -> None:
    """An alias that two skills share would put both into every posting."""
    owners: dict[tuple[str, str], set[str]] = {}
    for tables in skill_tables().values():
        for kind in ("tools", "fields", "loose"):
            for name, others in tables.get(kind, {}).items():
                for spelling in (name, *others):
                    owners.setdefault((kind, spelling.lower()), set()).add(name)

    assert {} == {spelling: names for spelling, names in owners.items() if len(names) > 1}


def test_no_skill_is_listed_twice_in_a_table() -> None:
    """The second line of a name would take the place of the first."""
    blocks = [
        [line.partition(" = ")[0] for line in block.splitlines()]
        for file in (WORDS / "skills").glob("*.toml")
        for block in tomllib.loads(file.read_text("utf-8")).values()
        if isinstance(block, str)
    ]

    assert [] == [name for block in blocks for name, count in Counter(block).items() if count > 1]
    assert sum(map(len, blocks)) > 3000


def test_every_ambiguous_name_says_how_it_is_written() -> None:
    """A guarded name without spellings would never be found."""
    assert [] == [each.skill for _, each in skill_spellings() if each.kind == "guarded" and not each.exact]


@pytest.mark.parametrize(
    ("description", "tokens"),
    [
        ("Benefits\n* Health insurance and a pension", {"health_insurance", "pension"}),
        ("Benefits\n* Lunch and a gym", {"meals", "gym"}),
        ("Benefits\n* Health, dental and vision insurance", {"health_insurance", "dental", "vision"}),
        ("Benefits\n* We match your donations; stocked kitchen", {"donation_matching", "snacks"}),
        ("Benefits\n* Two days a year to volunteer; the latest hardware", {"volunteering", "equipment"}),
        ("Benefits\n* Your share of our vision", set()),
        ("We offer a learning budget.", {"learning_budget"}),
        ("We offer health, dental, and vision plans", {"health_insurance", "dental", "vision"}),
        ("Benefits (for full-time people)\n* A gym\n* Lunch", {"gym", "meals"}),
        ("Benefits\n* No company car", set()),
        ("Requirements\n* Experience in health insurance", set()),
        ("We improve healthcare.", set()),
        ("A company car is provided for the rounds.", {"car"}),
        ("Enhanced parental leave for everybody", {"parental_leave"}),
        ("Health insurance is not provided.", set()),
    ],
)
def test_benefits_are_what_is_offered(description: str, tokens: set[str]) -> None:
    """The word alone is no offer."""
    posting = JobPosting(id="1", title="Pilot", description=description)
    facts = benefits.extract(read(posting))
    found = facts.get("benefits")

    assert tokens == (set(found.value) if isinstance(found, TokenSet) else set())
    assert tokens <= set(VOCABULARY["benefits"].choices)
    assert [] == misquoted(posting, facts)


@pytest.mark.parametrize(
    ("description", "tokens"),
    [
        ("Wir bieten\n* Fahrradleasing und Zuschuss zum Fitnessstudio", {"bike", "gym"}),
        (
            "Benefits 29 Tage Urlaub Deutschlandticket Betriebliche Altersvorsorge Obstkorb",
            {"commuter", "pension", "snacks"},
        ),
        (
            "Das bieten wir: Vertrauensarbeitszeit, Bürohunde und ein Sommerfest",
            {"flexible_hours", "pets", "team_events"},
        ),
        ("Du erhältst Essensgutscheine und einen Kitazuschuss.", {"meals", "childcare"}),
        ("Aufgaben\n* Beratung zur betrieblichen Altersvorsorge\n* Planung der Weihnachtsfeier", set()),
        ("Unterstützung bei Teamevents; wir bieten auch Kuchen", set()),
        ("Kunden fragen dich nach Vermögensaufbau, Altersvorsorge und einem guten Angebot", set()),
        ("Wir bieten\n* Keine Kantine", set()),
    ],
)
def test_benefits_are_read_in_german(description: str, tokens: set[str]) -> None:
    """What one works at, such as pensions or parties for others, is no offer."""
    posting = JobPosting(id="1", title="Pilot", description=description, language="de")
    found = benefits.extract(read(posting)).get("benefits")

    assert tokens == (set(found.value) if isinstance(found, TokenSet) else set())


def test_tasks_are_the_beginnings_of_the_duties() -> None:
    """One short phrase a line, without "you will" and without the rest of the sentence."""
    posting = JobPosting(
        id="1",
        description="Responsibilities\n* You will build kites for children. Daily.\n* Test them outside (in the wind)\n"
        "* You will mend the torn sails, so that they hold",
    )
    facts = tasks.extract(read(posting))
    found = facts["tasks"]

    assert isinstance(found, TokenSet)
    assert found.value == ("build kites for children", "Test them outside", "mend the torn sails")
    assert [] == misquoted(posting, facts)


def test_demands_and_terms_among_the_duties_are_no_tasks() -> None:
    """Lists without a heading of their own go on with years, abilities and terms; what a line leaves open is none."""
    lines = [
        "* Build kites for children",
        "* 3+ years of flying them",
        "* Ability to hold a string",
        "* Strong knots and a calm hand",
        "* You have a strong sense of the wind",
        "* This position has no direct reports",
        "* Other duties as assigned",
        "You will love it here if…",
    ]
    posting = JobPosting(id="1", description="\n".join(["Responsibilities", *lines]))

    found = tasks.extract(read(posting))["tasks"]

    assert isinstance(found, TokenSet)
    assert found.value == ("Build kites for children",)


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="goGORrcC+#,./ \n*:()pythonexcl", max_size=300))
def test_any_text_is_read_without_an_error(description: str) -> None:
    """Soup of names and separators raises nothing and misquotes nothing."""
    posting = JobPosting(id="1", title=description[:30], description=description)
    reading = read(posting)
    for module in (skills, benefits, tasks):
        assert [] == misquoted(posting, module.extract(reading))


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.sampled_from(["* Python", "* Go, R", "Nice to have", "Requirements", "* Java is a plus", "We use Rust."])
    )
)
def test_a_skill_is_in_one_of_the_two(lines: list[str]) -> None:
    """Required and preferred have nothing in common."""
    required, preferred = _read("\n".join(lines))

    assert set() == required & preferred


_RUN_ON = " ".join(["The kite works are in the hills and make kites for all winds."] * 14)


@pytest.mark.parametrize(
    ("rest", "required", "preferred"),
    [
        ("Your profile You know load testing. What we offer Figma lessons", {"load testing"}, set()),
        ("WHAT YOU BRING - Unit testing - Go BONUS POINTS IF YOU HAVE - Kafka", {"unit testing", "go"}, {"kafka"}),
        ("Requirements: cloud platforms, preferably AWS - Docker - Kotlin", {"docker", "kotlin"}, {"aws"}),
        ("Requirements: A degree in physics. - Proficiency in load testing", {"load testing"}, set()),
        ("Requirements: Fluent in Kotlin and flight Experience with Kafka preferred", {"kotlin"}, {"kafka"}),
        ("Ideally you'd have: Proficiency in load testing. Nice to haves: Kafka", {"load testing"}, {"kafka"}),
        ("Requirements: Kotlin Ideally you'd have: Kafka", {"kotlin"}, {"kafka"}),
    ],
)
def test_headings_count_in_a_posting_of_one_line(rest: str, required: set[str], preferred: set[str]) -> None:
    """A posting that is one line has sections too: a heading there is a phrase with a capital, before another."""
    assert (required, preferred) == _read(f"{_RUN_ON} {rest}")


@pytest.mark.parametrize(
    ("title", "description", "required"),
    [
        ("", "Kites | DevOps Engineer | Remote\n\nWe fly.", {"devops"}),
        ("Pilot", "Kites | DevOps Engineer | Remote\n\nWe fly.", set()),
        ("", "Kites | We fly\n\nDevOps Engineer", set()),
        ("", "Slack | DevOps Engineer | Remote\n\nWe fly with Slack and Python.", {"devops", "python"}),
    ],
)
def test_the_first_line_of_a_thread_is_its_title(title: str, description: str, required: set[str]) -> None:
    """Where a posting has no title, a first line with bars in it says what the job is."""
    assert (required, set()) == _read(description, title=title)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Über uns\nUnsere Dienste sind in Kotlin geschrieben, dafür nutzen wir Kafka."),
        ("de", "Über uns\nUnsere Tools: Kotlin, Kafka"),
        ("fr", "Qui sommes-nous\nNos services sont écrits en Kotlin et tournent sur Kafka."),
        ("es", "Quiénes somos\nUtilizamos Kotlin y Kafka."),
        ("nl", "Over ons\nWe werken met Kotlin en Kafka."),
        ("pt", "Sobre nós\nUtilizamos Kotlin e Kafka."),
    ],
)
def test_what_a_company_works_with_is_read_in_the_postings_language(language: str, line: str) -> None:
    """The words for what things are made with are those of the language."""
    posting = JobPosting(id="1", title="Pilot", language=language, description=line)
    required = skills.extract(read(posting))["skills_required"]
    assert isinstance(required, TokenSet)
    assert {"kotlin", "kafka"} == set(required.value)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Unit- oder Load Testing und Go"),
        ("pl", "Load testing i Go"),
        ("sv", "Load testing och Go"),
        ("es", "Load testing y Go"),
    ],
)
def test_names_are_joined_by_the_words_of_the_postings_language(language: str, line: str) -> None:
    """Go is a name behind the word for "and" in the language that the posting is written in."""
    found = skills.extract(read(JobPosting(id="1", title="Pilot", description=f"Kites\n* {line}", language=language)))
    named = found["skills_required"]
    assert isinstance(named, TokenSet)
    assert {"load testing", "go"} <= set(named.value)


def test_several_things_are_a_plus_in_the_postings_own_language() -> None:
    """The verb of several things, and the word that joins the last of them, are those of the language."""
    posting = JobPosting(
        id="1", description="Anforderungen\n* Java\n* Kafka, Redis, Docker sind von Vorteil", language="de"
    )
    found = skills.extract(read(posting))["skills_preferred"]
    assert isinstance(found, TokenSet)
    assert {"kafka", "redis", "docker"} == set(found.value)


def test_a_posting_in_german_of_one_line_names_skills_in_german() -> None:
    """Headings, cues and the names of fields are known in the posting's own language."""
    works = "Die Drachen werden in den Bergen gebaut, und wir liefern sie in alle Winde. " * 12
    required, preferred = _read(
        f"{works}Dein Profil Erfahrung in der Buchhaltung, idealerweise Kafka. Wir bieten Figma"
    )
    assert ({"accounting"}, {"kafka"}) == (required, preferred)


@pytest.mark.parametrize(
    ("description", "required", "preferred"),
    [
        ("Nice to have:\n\n* Experience with other services: Kafka, Redis", set(), {"kafka", "redis"}),
        ("Technical skills preferred:\n\nData\n\n* Kafka\n\nWeb\n\n* React", set(), {"kafka", "react"}),
        ("Requirements:\n\n* Knowing our tools is a plus, but no must: Kafka, Redis", set(), {"kafka", "redis"}),
        ("Our stack has Kafka and Redis. Experience with these is a plus.", set(), {"kafka", "redis"}),
        ("* Kafka\n* Redis\n\nAny of these are a plus.", set(), {"kafka", "redis"}),
        ("Requirements:\n\n* Infrastructure (optional): Terraform\n* Docker", {"docker"}, {"terraform"}),
        ("Requirements:\n\n* CAD, preferably Revit, and experience with Figma", {"cad", "figma"}, {"revit"}),
        (f"Nice to have:\n\n* Kafka\n\nWe keep {'the law and ' * 20}use Docker.", {"docker"}, {"kafka"}),
    ],
)
def test_what_is_a_plus_ends_where_the_list_does(description: str, required: set[str], preferred: set[str]) -> None:
    """Subheadings, labels and sentences that point back keep to the pluses; a paragraph behind a list does not."""
    assert (required, preferred) == _read(description)


@pytest.mark.parametrize(
    ("line", "required"),
    [
        ("Experience with unit, integration and load testing", {"unit testing", "integration testing", "load testing"}),
        ("Skills in UX and UI design", {"ux design", "ui design"}),
        ("A solid statistical foundation", {"statistics"}),
        ("Experience with data processing pipelines", {"data pipelines"}),
        ("Customer acquisition and retention", {"customer acquisition", "customer retention"}),
        ("Python and data engineering", {"python", "data engineering"}),
        ("Experience with machine learning and data science", {"machine learning"}),
    ],
)
def test_names_may_share_a_word(line: str, required: set[str]) -> None:
    """What several names have in common is written once, and each is named."""
    assert required == _read(f"Requirements:\n\n* {line}")[0]


def test_a_field_is_not_the_team_that_does_it() -> None:
    """To meet a marketing team is no demand for marketing."""
    assert set() == _read("Requirements:\n\n* You meet our content marketing team")[0]


def test_a_product_with_a_part_of_its_employers_name_is_no_demand() -> None:
    """Lean Technologies speak of themselves, where a requirement of lean would stand in a list of them."""
    posting = JobPosting(
        id="1", title="Pilot", company="Figma Labs", description="We know that Figma flies, and Kafka."
    )
    found = skills.extract(read(posting))["skills_required"]
    assert isinstance(found, TokenSet)
    assert ("kafka",) == found.value
