# Part of after_sales. LGPL-3.
"""Merge exported terms into i18n/. Runs in the private environment, where polib is: EXPORTED FOLDER LANGUAGE..."""

import sys
from pathlib import Path

import polib


def main(exported: str, folder: str, *languages: str) -> int:
    """Write the template and every language's file, and tell what is not translated; 1 if anything is not."""
    Path(folder).mkdir(exist_ok=True)
    template = _write_template(polib.pofile(exported), Path(folder, "after_sales.pot"))
    missing = sum(_merge(template, Path(folder, f"{language}.po"), language) for language in languages)
    return int(bool(missing))


def _write_template(terms: polib.POFile, file: Path) -> polib.POFile:
    """The template on disk, touched only if a term or its place has changed, not because of the time of day."""
    before = polib.pofile(str(file)) if file.exists() else None
    if before is None or [str(entry) for entry in before] != [str(entry) for entry in terms]:
        terms.save(str(file))
        return terms
    return before


def _merge(template: polib.POFile, file: Path, language: str) -> int:
    """Bring ``file`` up to date: translations stay, what is gone becomes obsolete. How many are missing."""
    translated = polib.pofile(str(file)) if file.exists() else polib.POFile()
    known = {entry.msgid for entry in translated if not entry.obsolete}
    translated.merge(template)
    order = {entry.msgid: place for place, entry in enumerate(template)}
    translated.sort(key=lambda entry: (entry.obsolete, order.get(entry.msgid, 0), entry.msgid))
    translated.header = template.header
    translated.metadata = template.metadata | {"Language": language, "Plural-Forms": "nplurals=1; plural=0;"}
    translated.save(str(file))
    missing = [entry.msgid for entry in translated if not entry.obsolete and not entry.translated()]
    added = len(set(order) - known)
    print(f"{language}: {len(order)} terms, {added} new, {len(missing)} to translate", flush=True)
    for term in missing:
        print(f"  {term!r}")
    return len(missing)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
