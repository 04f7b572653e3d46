# Part of after_sales. LGPL-3.
"""What the sales record must say about a delivery, and when (R10.01-R10.04)."""

from collections.abc import Collection

#: What a delivery may be, so that more is asked about it.
REGULATED, TRACKED, PERISHABLE, PRICED, FIRM = "regulated", "tracked", "perishable", "priced", "firm"

#: What is asked -> of which deliveries; of all where nothing is named.
ASKED = {
    "specification": frozenset(),
    "registration_number": frozenset({REGULATED}),
    "unit_amount": frozenset({PRICED}),
    "lot_id": frozenset({REGULATED, TRACKED}),
    "expires_on": frozenset({PERISHABLE}),
    "manufacturer_id": frozenset(),
    "licence_number": frozenset({REGULATED}),
    "firm_id": frozenset(),
    "business_licence": frozenset({FIRM}),
    "contact_name": frozenset({FIRM}),
    "phone": frozenset(),
    "street": frozenset(),
}


def missing(said: Collection[str], traits: Collection[str]) -> list[str]:
    """What is asked of a delivery with these ``traits`` and not ``said``, in the order of the form.

    >>> private = {"specification", "unit_amount", "manufacturer_id", "firm_id", "phone", "street"}
    >>> missing(private, {PRICED})
    []
    >>> missing(private - {"phone"}, {PRICED, REGULATED, FIRM})
    ['registration_number', 'lot_id', 'licence_number', 'business_licence', 'contact_name', 'phone']
    """
    return [item for item, when in ASKED.items() if item not in said and (not when or when.intersection(traits))]
