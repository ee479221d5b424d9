"""A small sample edition in three languages, so that renderers can be tested without reading YAML.

``edition("da")`` is all Danish; ``edition("uk")`` and ``edition("ar")`` hold a draft, a stale, a fallback (Danish)
and a critical block that is not reviewed. Topic ``cpr-registration`` reads differently for ``eu``, ``health`` answers
all but the commuter, ``emergency`` reads the same for all and ``ferry`` is the municipality's own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Literal

from velkomst.model import (
    ContactDetails,
    Edition,
    EditionAsk,
    EditionAudience,
    EditionBlock,
    EditionField,
    EditionFinder,
    EditionForm,
    EditionMail,
    EditionPlace,
    EditionQuestion,
    EditionTopic,
    Field,
    FinderOutcome,
    Kind,
    LocalizedText,
    Profile,
    Provenance,
    Readership,
    Review,
    State,
)
from velkomst.model.resolved import EditionDeadline
from velkomst.resolving.step_numbers import numbered

AUDIENCES = ("nordic", "eu", "third-country", "commuter", "refugee")
LANGUAGES = ("da", "uk", "ar")

MakeEdition = Callable[..., Edition]


def sample_edition(language: str = "da", slug: str = "samsoe") -> Edition:
    """Return the sample edition in one of LANGUAGES; raises KeyError for another language."""
    direction: Literal["ltr", "rtl"] = "rtl" if language == "ar" else "ltr"
    return Edition(
        region="Velkomst i Midtjylland",
        profile=_profile(slug),
        motto=_words("motto", language),
        language=language,
        direction=direction,
        languages=LANGUAGES,
        content_date=date(2026, 11, 20),
        audiences=tuple(
            EditionAudience(
                id=audience,
                name=_words(f"{audience}.name", language),
                you_are=_words(f"{audience}.you_are", language),
                short=_words(f"{audience}.short", language),
            )
            for audience in AUDIENCES
        ),
        topics=(_cpr(language), _health(language), _emergency(language), _ferry(language)),
        places=(_office(language), *_others(language)),
        employers=_for_others(language, "employer", "employers")[:1],
        handbook=_for_others(language, "desk", "handbook") if language == "da" else (),
        mails=(_mail(language),),
        finder=_finder(language),
        names=(("Frivilligcenter Samsø", "da"), ("Samsø Kommune", "da"), ("Borgerservice", "da"), ("Friends", "en")),
        fields=(
            EditionField("first_name", "Fornavn", LocalizedText("", language), "Anna"),
            EditionField("unsubscribe_url", "Meld fra", LocalizedText("", language), "https://example.org/meld-fra"),
        ),
    )


def _profile(slug: str) -> Profile:
    names = {"samsoe": ("Samsø", "#2E8B6F"), "aarhus": ("Aarhus", "#0F5CA8"), "herning": ("Herning", "#FFD100")}
    short, brand = names[slug]
    return Profile(
        slug=slug,
        name=f"{short} Kommune",
        short_name=short,
        web=f"https://www.{slug}.dk",
        brand=brand,
        motto="En ø med plads til dig.",
        languages=LANGUAGES,
        contact=ContactDetails(web=f"https://www.{slug}.dk/borger", phone="+45 87 92 22 00"),
    )


def _words(key: str, language: str, state: State = "draft") -> LocalizedText:
    return LocalizedText(_TEXTS[key][language], language, "source" if language == "da" else state)


def sample_block(
    block_id: str,
    language: str,
    *,
    kind: Kind = "text",
    state: State = "draft",
    audiences: tuple[str, ...] = AUDIENCES,
    provenance: Provenance = "shared",
    critical: bool = False,
    reviewed: Review | None = None,
    deadline: EditionDeadline | None = None,
    source: str = "https://lifeindenmark.borger.dk/",
) -> EditionBlock:
    shown = "da" if state == "missing" else language
    danish = {name: "Gratis" if words["da"] == "free" else words["da"] for name, words in _FIELDS[block_id].items()}
    texts: Mapping[Field, str] = {name: words[shown] for name, words in _FIELDS[block_id].items()}
    if shown == "da":
        state = "source"
    return EditionBlock(
        id=block_id,
        kind=kind,
        texts=texts,
        language=shown,
        state=state,
        audiences=audiences,
        source=source,
        provenance=provenance,
        owner="samsoe" if provenance in ("local", "replaced") else "shared",
        critical=critical,
        reviewed=reviewed,
        deadline=deadline,
        danish=danish if critical and shown != "da" and state in ("draft", "stale") else None,
        to_ask=kind == "step" and "cost" not in texts,
    )


def _after_moving_in(language: str) -> EditionDeadline:
    words = {"da": "5 dage", "uk": "5 днів", "ar": "5 أيام"}
    return EditionDeadline("move-in", 5, "days", words.get(language, "5 days"))


def _after_arrival(language: str) -> EditionDeadline:
    words = {"da": "3 måneder", "uk": "3 місяці", "ar": "3 أشهر"}
    return EditionDeadline("arrival", 3, "months", words.get(language, "3 months"))


def _cpr(language: str) -> EditionTopic:
    not_eu = tuple(audience for audience in AUDIENCES if audience != "eu")
    return EditionTopic(
        id="cpr-registration",
        owner="shared",
        title=_words("cpr.title", language),
        question=_words("cpr.question", language),
        phase="first-week",
        need=True,
        answers=AUDIENCES,
        reasons={},
        authority=LocalizedText("Indenrigsministeriet", "da"),
        asks=(EditionAsk(AUDIENCES, (_office(language),)),),
        forms=(),
        blocks=numbered(
            (
                sample_block("cpr-answer", language, kind="answer"),
                sample_block("cpr-go", language, kind="step", deadline=_after_moving_in(language)),
                sample_block("cpr-eu", language, audiences=("eu",), state="stale"),
                sample_block("cpr-permit", language, audiences=not_eu, state="missing"),
                sample_block("cpr-thursday", language, kind="step", provenance="replaced"),
            ),
            AUDIENCES,
        ),
    )


def _health(language: str) -> EditionTopic:
    return EditionTopic(
        id="health",
        owner="shared",
        title=_words("health.title", language),
        question=_words("health.question", language),
        phase="first-month",
        need=True,
        answers=("nordic", "eu", "third-country", "refugee"),
        reasons={"commuter": _words("health.commuter", language)},
        authority=LocalizedText("Region Midtjylland", "da"),
        asks=(EditionAsk(AUDIENCES, (_office(language),)),),
        forms=(
            EditionForm(
                id="choose-gp",
                title=_words("form.gp", language),
                url="https://www.borger.dk/laegevalg",
                language="da",
                needs="MitID",
            ),
        ),
        blocks=(
            sample_block("health-answer", language, kind="answer", audiences=_not("commuter")),
            sample_block(
                "health-choose",
                language,
                kind="step",
                audiences=_not("commuter"),
                deadline=_after_arrival(language),
            ),
            sample_block("health-local", language, kind="note", audiences=_not("commuter"), provenance="local"),
        ),
    )


def _emergency(language: str) -> EditionTopic:
    return EditionTopic(
        id="emergency",
        owner="shared",
        title=_words("emergency.title", language),
        question=_words("emergency.question", language),
        phase="before-arrival",
        need=True,
        answers=AUDIENCES,
        reasons={},
        authority=LocalizedText("Region Midtjylland", "da"),
        asks=(),
        forms=(),
        blocks=(
            sample_block("emergency-answer", language, kind="answer", critical=True),
            sample_block("emergency-112", language, kind="warning", critical=True),
        ),
    )


def _ferry(language: str) -> EditionTopic:
    review = Review(on=date(2026, 11, 10), by="Borgerservice Samsø")
    return EditionTopic(
        id="ferry",
        owner="samsoe",
        title=_words("ferry.title", language),
        question=_words("ferry.question", language),
        phase="later",
        need=False,
        answers=AUDIENCES,
        reasons={},
        authority=LocalizedText("Samsø Kommune", "da"),
        asks=(EditionAsk(AUDIENCES, (_office(language),)),),
        forms=(),
        blocks=(
            sample_block(
                "ferry-answer",
                language,
                kind="answer",
                state="reviewed",
                provenance="local",
                reviewed=review,
                source="https://www.samsoe.dk/",
            ),
        ),
    )


def _for_others(language: str, prefix: str, publication: Readership) -> tuple[EditionTopic, ...]:
    """A topic that reads differently for ``eu`` and one that is not for the commuter, for employers or staff."""
    return tuple(
        replace(topic, id=f"{prefix}-{topic.id}", readership=publication)
        for topic in (_cpr(language), _health(language))
    )


def _not(audience: str) -> tuple[str, ...]:
    return tuple(known for known in AUDIENCES if known != audience)


def _office(language: str) -> EditionPlace:
    return EditionPlace(
        id="borgerservice",
        kind="office",
        name=LocalizedText("Borgerservice", "da"),
        does=_words("office.does", language),
        web="https://www.samsoe.dk/borgerservice",
        phone="+45 87 92 22 00",
        phone_link="tel:+4587922200",
        email="kommune@samsoe.dk",
        address="Søtofte 10, 8305 Samsø",
        hours=((_TEXTS["office.days"][language], "10:00–14:00"),),
        source="https://www.samsoe.dk/",
    )


def _others(language: str) -> tuple[EditionPlace, ...]:
    """A health centre, a volunteers' centre, a network with an English name, and a landlord."""
    named = (
        ("akuthus", "health", "Akuthuset", "da"),
        ("frivilligcenter", "volunteer", "Frivilligcenter Samsø", "da"),
        ("friends", "network", "Friends", "en"),
        ("bolig", "housing", "Boligforeningen", "da"),
    )
    return tuple(
        EditionPlace(
            id=id,
            kind=kind,
            name=LocalizedText(name, spoken),
            does=LocalizedText("", language),
            web=f"https://www.{id}.dk",
            phone="",
            phone_link="",
            email="",
            address="",
            hours=(),
            source=f"https://www.{id}.dk/om",
            owner="samsoe",
        )
        for id, kind, name, spoken in named
    )


def _finder(language: str) -> EditionFinder:
    def question(id: str, *answers: str) -> EditionQuestion:
        texts = tuple((answer, _words(f"{id}.{answer}", language)) for answer in answers)
        return EditionQuestion(id, _words(f"{id}.question", language), LocalizedText("", language), texts)

    def outcome(audience: str, **given: tuple[str, ...]) -> FinderOutcome:
        return FinderOutcome(tuple(given.items()), audience)

    return EditionFinder(
        ask=_office(language),
        questions=(
            question("citizenship", "nordic", "eu", "other"),
            question("home", "here", "abroad"),
            question("reason", "work", "refugee", "else"),
        ),
        outcomes=(
            outcome("commuter", home=("abroad",)),
            outcome("nordic", citizenship=("nordic",)),
            outcome("eu", citizenship=("eu",)),
            outcome("refugee", citizenship=("other",), reason=("refugee",)),
            outcome("third-country", citizenship=("other",), reason=("work",)),
        ),
    )


def _mail(language: str) -> EditionMail:
    return EditionMail(
        id="welcome",
        day=1,
        subject=_words("mail.subject", language),
        preheader=_words("mail.preheader", language),
        greeting=_words("mail.greeting", language),
        blocks=(
            sample_block("cpr-answer", language, kind="answer"),
            sample_block("cpr-go", language, kind="step"),
        ),
        button_text=_words("mail.button", language),
        button_url="https://velkomst.example/samsoe/",
        ask=_office(language),
        why=_words("mail.why", language),
    )


def _row(da: str, uk: str, ar: str) -> dict[str, str]:
    return {"da": da, "uk": uk, "ar": ar}


_TEXTS: dict[str, dict[str, str]] = {
    "citizenship.question": _row("Hvor er du statsborger?", "Громадянином якої країни ви є?", "ما هي جنسيتك؟"),
    "citizenship.nordic": _row("Finland, Island, Norge eller Sverige", "Північна країна", "دولة شمالية"),
    "citizenship.eu": _row("Et andet EU-land", "Інша країна ЄС", "دولة أخرى في الاتحاد الأوروبي"),
    "citizenship.other": _row("Et andet land", "Інша країна", "دولة أخرى"),
    "home.question": _row("Hvor bor du?", "Де ви живете?", "أين تسكن؟"),
    "home.here": _row("I Danmark", "У Данії", "في الدنمارك"),
    "home.abroad": _row("I et andet land", "В іншій країні", "في بلد آخر"),
    "reason.question": _row("Hvorfor er du kommet?", "Чому ви приїхали?", "لماذا جئت؟"),
    "reason.work": _row("Jeg skal arbejde", "Працювати", "للعمل"),
    "reason.refugee": _row("Jeg er flygtning", "Я біженець", "أنا لاجئ"),
    "reason.else": _row("Noget andet", "Інше", "سبب آخر"),
    "motto": _row("En ø med plads til dig.", "Острів, де є місце для вас.", "جزيرة فيها مكان لك."),
    "nordic.name": _row("Nordisk statsborger", "Громадяни країн Північної Європи", "مواطن من دول الشمال"),
    "nordic.you_are": _row(
        "Du er statsborger i Finland, Island, Norge eller Sverige.",
        "Ви громадянин Фінляндії, Ісландії, Норвегії або Швеції.",
        "أنت مواطن من فنلندا أو آيسلندا أو النرويج أو السويد.",
    ),
    "nordic.short": _row("Norden", "Північ", "الشمال"),
    "eu.name": _row("EU-borger", "Громадяни ЄС", "مواطن من الاتحاد الأوروبي"),
    "eu.you_are": _row(
        "Du er statsborger i et EU- eller EØS-land eller Schweiz.",
        "Ви громадянин країни ЄС, ЄЕЗ або Швейцарії.",
        "أنت مواطن من الاتحاد الأوروبي أو سويسرا.",
    ),
    "eu.short": _row("EU", "ЄС", "أوروبا"),
    "third-country.name": _row("Fra et land uden for EU", "З країни поза ЄС", "من خارج الاتحاد الأوروبي"),
    "third-country.you_are": _row(
        "Du er kommet for at arbejde, studere eller være au pair.",
        "Ви приїхали працювати, навчатися або бути au pair.",
        "جئت للعمل أو الدراسة.",
    ),
    "third-country.short": _row("Uden for EU", "Поза ЄС", "خارج أوروبا"),
    "commuter.name": _row("Pendler over grænsen", "Працює тут, живе за кордоном", "تعمل هنا وتسكن في بلد آخر"),
    "commuter.you_are": _row(
        "Du arbejder her, men bor i et andet land.",
        "Ви працюєте тут, але живете в іншій країні.",
        "تعمل هنا لكنك تسكن في بلد آخر.",
    ),
    "commuter.short": _row("Pendler", "Маятник", "متنقل"),
    "refugee.name": _row("Flygtning eller familiesammenført", "Біженці та їхні родини", "لاجئ أو لم شمل"),
    "refugee.you_are": _row(
        "Du har fået ophold, eller du er kommet til din familie.",
        "Ви отримали дозвіл на проживання або приїхали до родини.",
        "حصلت على الإقامة أو جئت إلى عائلتك.",
    ),
    "refugee.short": _row("Flygtning", "Біженець", "لاجئ"),
    "cpr.title": _row("CPR-nummer", "Номер CPR", "رقم CPR"),
    "cpr.question": _row("Hvordan får jeg et CPR-nummer?", "Як отримати номер CPR?", "كيف أحصل على رقم CPR؟"),
    "health.title": _row("Læge og sundhed", "Лікар і здоров’я", "الطبيب والصحة"),
    "health.question": _row(
        "Hvad gør jeg, når jeg bliver syg?", "Що робити, коли я захворію?", "ماذا أفعل عندما أمرض؟"
    ),
    "health.commuter": _row(
        "Du har ikke dansk sundhedskort. Se emnet om særligt sundhedskort.",
        "Ви не маєте данської картки. Дивіться тему про спеціальну картку.",
        "ليست لديك بطاقة صحية دنماركية.",
    ),
    "emergency.title": _row("Nødhjælp", "Екстрена допомога", "الطوارئ"),
    "emergency.question": _row(
        "Hvem ringer jeg til i en nødsituation?", "Куди дзвонити в разі небезпеки?", "بمن أتصل في حالة الطوارئ؟"
    ),
    "ferry.title": _row("Færgen", "Пором", "العبّارة"),
    "ferry.question": _row(
        "Hvordan kommer jeg til og fra øen?", "Як дістатися острова й назад?", "كيف أصل إلى الجزيرة؟"
    ),
    "form.gp": _row("Vælg eller skift læge", "Обрати або змінити лікаря", "اختر الطبيب أو غيّره"),
    "office.does": _row(
        "Hjælper med CPR-nummer, MitID, sundhedskort og Digital Post.",
        "Допомагає з номером CPR, MitID, карткою та Digital Post.",
        "يساعد في رقم CPR وMitID والبطاقة الصحية وDigital Post.",
    ),
    "office.days": _row("mandag–onsdag", "понеділок–середа", "الاثنين–الأربعاء"),
    "mail.subject": _row("Velkommen til Samsø", "Ласкаво просимо на Самсьо", "أهلاً بك في سامسو"),
    "mail.preheader": _row("Tre ting, du skal gøre først.", "Три речі на початок.", "ثلاثة أمور تبدأ بها."),
    "mail.greeting": _row("Hej ⟦first_name⟧", "Вітаємо, ⟦first_name⟧", "مرحباً ⟦first_name⟧"),
    "mail.button": _row("Se din guide", "Відкрити путівник", "افتح دليلك"),
    "mail.why": _row(
        "Du får denne mail, fordi du er flyttet til kommunen.",
        "Ви отримали цей лист, бо переїхали до муніципалітету.",
        "تصلك هذه الرسالة لأنك انتقلت إلى البلدية.",
    ),
}

_FIELDS: dict[str, dict[Field, dict[str, str]]] = {
    "cpr-answer": {
        "text": _row(
            "Gå til Borgerservice senest 5 dage efter, at du har fået adresse og ophold. Tag dit pas med. "
            "Det koster ikke noget.",
            "Прийдіть до Borgerservice не пізніше ніж за 5 днів після того, як маєте адресу й дозвіл. "
            "Візьміть паспорт. Це безкоштовно.",
            "اذهب إلى Borgerservice خلال 5 أيام من حصولك على عنوان وإقامة. أحضر جواز سفرك. الخدمة مجانية.",
        )
    },
    "cpr-go": {
        "title": _row("Bestil en tid", "Запишіться на прийом", "احجز موعداً"),
        "text": _row(
            "Hele familien skal møde op sammen.", "Уся родина приходить разом.", "يجب أن تحضر العائلة كلها معاً."
        ),
        "bring": _row("Pas og lejekontrakt", "Паспорт і договір оренди", "جواز السفر وعقد الإيجار"),
        "where": _row("Borgerservice", "Borgerservice", "Borgerservice"),
        "when": _row("Senest 5 dage efter", "До 5 днів", "خلال 5 أيام"),
        "cost": _row("free", "free", "free"),
    },
    "cpr-eu": {
        "title": _row("EU-opholdsbevis", "Посвідка ЄС", "شهادة إقامة أوروبية"),
        "text": _row(
            "Du skal først have et **EU-opholdsbevis** fra [SIRI](https://www.nyidanmark.dk).",
            "Спочатку потрібна **посвідка ЄС** від [SIRI](https://www.nyidanmark.dk).",
            "تحتاج أولاً إلى **شهادة إقامة** من [SIRI](https://www.nyidanmark.dk).",
        ),
    },
    "cpr-permit": {
        "title": _row("Opholdstilladelse", "Дозвіл на проживання", "تصريح الإقامة"),
        "text": _row(
            "Du skal vise din opholdstilladelse:\n\n- kortet eller\n- brevet", "Покажіть дозвіл.", "أظهر التصريح."
        ),
    },
    "cpr-thursday": {
        "title": _row("Kom uden tid om torsdagen", "Прийдіть у четвер без запису", "تعال يوم الخميس دون موعد"),
        "text": _row(
            "En tolk er til stede fra kl. 15 til 17.", "З 15 до 17 години є перекладач.", "يوجد مترجم من 15 إلى 17."
        ),
        "bring": _row("Ingenting", "Нічого", "لا شيء"),
        "where": _row("Rådhuset", "Ратуша", "مبنى البلدية"),
        "when": _row("Torsdag", "Четвер", "الخميس"),
    },
    "health-answer": {
        "text": _row(
            "Ring til din egen læge. Er det livsfarligt, så ring 112.",
            "Подзвоніть своєму лікарю. Якщо є загроза життю, дзвоніть 112.",
            "اتصل بطبيبك. إذا كان الأمر خطيراً فاتصل بالرقم 112.",
        )
    },
    "health-choose": {
        "title": _row("Vælg en læge", "Оберіть лікаря", "اختر طبيباً"),
        "text": _row(
            "Vælg en læge på [sundhed.dk](https://www.sundhed.dk) med MitID.",
            "Оберіть лікаря на [sundhed.dk](https://www.sundhed.dk) з MitID.",
            "اختر طبيباً على [sundhed.dk](https://www.sundhed.dk) باستخدام MitID.",
        ),
        "bring": _row("MitID", "MitID", "MitID"),
        "where": _row("Hjemmefra", "З дому", "من البيت"),
        "when": _row("Når du har fået CPR-nummer", "Коли матимете номер CPR", "بعد حصولك على رقم CPR"),
        "cost": _row("Gratis", "Безкоштовно", "مجاناً"),
    },
    "health-local": {
        "title": _row("Lægehuset i Tranebjerg", "Медичний дім у Транеб’єрзі", "مركز الأطباء في Tranebjerg"),
        "text": _row(
            "Alle øens læger har til huse samme sted.",
            "Усі лікарі острова працюють в одному місці.",
            "جميع أطباء الجزيرة في مكان واحد.",
        ),
    },
    "emergency-answer": {
        "text": _row(
            "Ring **112** ved livsfare.", "Дзвоніть **112** за загрози життю.", "اتصل بالرقم **112** عند الخطر."
        )
    },
    "emergency-112": {
        "title": _row("Er du i tvivl?", "Не впевнені?", "هل أنت غير متأكد؟"),
        "text": _row(
            "Ring til lægevagten på 70 11 31 31 om aftenen.",
            "Увечері дзвоніть черговому лікарю: 70 11 31 31.",
            "اتصل مساءً بالطبيب المناوب على 70 11 31 31.",
        ),
    },
    "ferry-answer": {
        "text": _row(
            "Tag færgen fra Hou eller Kalundborg.",
            "Пором із Hou та Kalundborg.",
            "خذ العبّارة من Hou أو Kalundborg.",
        )
    },
}
