"""A merged municipality, a language and the catalogs in; the resolved edition out.

Merge came first; here texts are translated, then lookups are filled; choosing the audience comes last.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from velkomst.editing import languages, phones, values
from velkomst.editing.catalogs import Catalogs
from velkomst.editing.hours import shown as shown_hours
from velkomst.editing.merge import Merged, MergedBlock, MergedTopic, own_blocks
from velkomst.editing.terms import protected
from velkomst.editing.translate import Sourced, Translator
from velkomst.model import (
    SHARED,
    SOURCE_LANGUAGE,
    Edition,
    EditionAudience,
    EditionBlock,
    EditionForm,
    EditionMail,
    EditionPlace,
    EditionTopic,
    Field,
    Library,
    Mail,
    Municipality,
    Place,
    Wording,
)


@dataclass(frozen=True)
class Day:
    """``as_of``: the day the content counts as; ``content_date``: the day it last changed."""

    as_of: date
    content_date: date


def resolve(library: Library, merged: Merged, language: str, catalogs: Catalogs, day: Day) -> Edition:
    """Return all that one municipality says in one language.

    Raises KeyError for an unknown slug and ValueError for a language that CLDR does not know.
    """
    return _Resolver(library, merged, language, catalogs, day).edition()


class _Resolver:
    """Holds what every text of one edition needs; made, asked once for the edition, and dropped."""

    def __init__(
        self, library: Library, merged: Merged, language: str, catalogs: Catalogs, day: Day
    ) -> None:
        self.library, self.merged, self.language, self.day = library, merged, language, day
        self.municipality: Municipality = library.municipality(merged.slug)
        self.translator = Translator(
            language, catalogs, protected(library), frozenset(self.municipality.show)
        )
        self.site = _site(library.region.site_url, merged.slug, language)
        self.all_places = values.places_of(library, self.municipality)
        self.known = self._names(language)
        self.danish = self.known if language == SOURCE_LANGUAGE else self._names(SOURCE_LANGUAGE)
        self.places = {place.id: self._place(place) for place in self.all_places}

    def edition(self) -> Edition:
        profile, region = self.municipality.profile, self.library.region
        motto = Sourced(profile.motto, profile.slug, ("_municipality", "motto"))
        return Edition(
            region=region.name,
            profile=profile,
            motto=self._wording(motto),
            language=self.language,
            direction=languages.direction(self.language),
            languages=profile.languages,
            content_date=self.day.content_date,
            audiences=tuple(
                EditionAudience(
                    audience.id,
                    *(
                        self._shared("_audiences", audience.id, key, text=getattr(audience, key))
                        for key in ("name", "you_are", "short")
                    ),
                )
                for audience in self.library.audiences
            ),
            topics=tuple(self._topic(topic) for topic in self.merged.topics),
            places=tuple(self.places.values()),
            mails=tuple(self._mail(mail) for mail in (*self.library.mails, *self.municipality.mails)),
            site_url=region.site_url,
        )

    def _names(self, language: str) -> values.Names:
        """The closed list for one language, with the words of values and text facts translated."""
        known = values.names(self.library, self.municipality, language, site=self.site)
        if language == SOURCE_LANGUAGE:
            return known
        own = self.municipality.values
        translated = {
            f"value.{name}": self.translator.wording(
                Sourced(text, self.merged.slug if name in own else SHARED, ("_values", name))
            ).text
            for name, text in {**self.library.region.values, **own}.items()
        }
        translated |= {
            f"fact.{fact.id}": self._raw(fact.value, "_facts", fact.id)
            for fact in self.library.facts.values()
            if fact.unit == "text"
        }
        return replace(known, texts={**known.texts, **translated})

    def _raw(self, text: str, *parts: str) -> str:
        return self.translator.wording(Sourced(text, SHARED, parts)).text

    def _wording(self, sourced: Sourced) -> Wording:
        found = self.translator.wording(sourced)
        names = self._names_for(found.language)
        return replace(found, text=values.fill(found.text, names))

    def _shared(self, *parts: str, text: str) -> Wording:
        return self._wording(Sourced(text, SHARED, parts))

    def _names_for(self, language: str) -> values.Names:
        """A fallback block is filled in its own language: an English sentence gets English dates."""
        if language in (self.language, SOURCE_LANGUAGE):
            return self.known if language == self.language else self.danish
        return values.names(self.library, self.municipality, language, site=self.site)

    def _topic(self, merged: MergedTopic) -> EditionTopic:
        topic = merged.topic

        def words(key: str, text: str) -> Wording:
            return self._wording(Sourced(text, topic.owner, (topic.id, *key.split("."))))

        return EditionTopic(
            id=topic.id,
            owner=topic.owner,
            title=words("_title", topic.title),
            question=words("_question", topic.question),
            phase=topic.phase,
            need=topic.need,
            answers=topic.answers,
            reasons={name: words(f"_reason.{name}", text) for name, text in topic.reasons.items()},
            authority=topic.authority,
            ask=self.places.get(topic.ask),
            forms=tuple(
                self._form(form_id) for form_id in topic.forms if form_id in self.library.forms
            ),
            blocks=tuple(self._block(topic.id, block, topic.answers) for block in merged.blocks),
        )

    def _block(self, topic: str, merged: MergedBlock, answers: tuple[str, ...]) -> EditionBlock:
        block = merged.block
        sourced: Mapping[Field, Sourced] = {
            key: Sourced(text, merged.owners[key], (topic, block.id, key))
            for key, text in block.texts.items()
        }
        texts, language, state = self.translator.together(dict(sourced))  # type: ignore[arg-type]
        names = self._names_for(language)
        reviewed = state in ("reviewed", "source") and language == self.language
        danish = None
        if block.critical and not reviewed and language != SOURCE_LANGUAGE:
            danish = {key: values.fill(text.strip(), self.danish) for key, text in block.texts.items()}
        adapted = any(name in self.known.local for text in block.texts.values() for name in values.lookups(text))
        return EditionBlock(
            id=block.id,
            kind=block.kind,
            texts={key: values.fill(texts[key], names) for key in block.texts},
            language=language,
            state=state,
            audiences=tuple(name for name in answers if not block.audiences or name in block.audiences),
            source=block.source,
            provenance="adapted" if adapted and merged.provenance == "shared" else merged.provenance,
            owner=merged.owner,
            critical=block.critical,
            reviewed=block.reviewed,
            overdue=block.review_by is not None and block.review_by < self.day.as_of,
            danish=danish,
        )

    def _place(self, place: Place) -> EditionPlace:
        does = Sourced(place.does, place.owners.get("does", place.owner), ("_places", place.id, "does"))
        return EditionPlace(
            id=place.id,
            kind=place.kind,
            name=Wording(place.name, SOURCE_LANGUAGE),
            does=self._wording(does) if place.does else Wording("", self.language),
            web=place.web,
            phone=phones.shown(place.phone) if place.phone else "",
            phone_link=phones.link(place.phone) if place.phone else "",
            email=place.email,
            address=place.address,
            hours=shown_hours(place.hours, self.language),
            source=place.source,
        )

    def _form(self, form_id: str) -> EditionForm:
        form = self.library.forms[form_id]
        title = self._shared("_forms", form.id, "title", text=form.title)
        needs = self._shared("_forms", form.id, "needs", text=form.needs).text if form.needs else ""
        return EditionForm(form.id, title, form.url, form.language, needs, form.audiences)

    def _mail(self, mail: Mail) -> EditionMail:
        def words(key: str) -> Wording:
            return self._wording(Sourced(getattr(mail, key), mail.owner, (f"_mails.{mail.id}", f"_{key}")))

        everyone = self.library.audience_ids
        return EditionMail(
            id=mail.id,
            day=mail.day,
            subject=words("subject"),
            preheader=words("preheader"),
            greeting=words("greeting"),
            blocks=tuple(
                self._block(f"_mails.{mail.id}", block, everyone)
                for block in own_blocks(mail.blocks, mail.owner)
            ),
            button_text=words("button_text"),
            button_url=values.fill(mail.button_url, self.known),
            ask=self.places.get(mail.ask),
            why=words("why"),
        )


def _site(site_url: str, slug: str, language: str) -> str:
    """The public address of one site, or "" while the region has none."""
    return f"{site_url.rstrip('/')}/{slug}/{languages.html_code(language)}/" if site_url else ""
