# Part of after_sales. LGPL-3.
"""What is said about early warnings, recoveries and inquiries; ``after_sales.message`` says it."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

#: By the code of the reason, as in ``after_sales_message``.
SENTENCES = {
    "threshold_mixes_units": _lt("%(threshold)s would add up quantities of different products. Count cases, or take one product."),
    "claim_before_decision": _lt("%(case)s is not decided, so it is not known what is claimed from a supplier. Wait for the decision."),
    "claim_of_nothing": _lt("%(case)s: no supplier or carrier bears a share that is not claimed already. Enter who bears how much, and what is to recover."),
    "owner_without_unit": _lt("An owner is a role, a department or a person. Choose one."),
    "case_inquiry_not_accepted": _lt("%(case)s is an inquiry, which gets no number. Answer it, or make a complaint of it."),
    "case_needs_its_route": _lt("%(case)s is not answered at once: it takes its way through the departments."),
    "case_not_with_owner": _lt("%(case)s does not wait for its owner any more, so it cannot be passed on."),
    "case_matter_of_others": _lt("%(case)s is a matter of “%(unit)s”, so only they answer it or pass it on."),
    "case_claim_not_confirmed": _lt("%(case)s: say whether the customer's claim is confirmed."),
    "case_claim_without_grounds": _lt("%(case)s: the claim is not confirmed in full. Write the technical grounds."),
}  # fmt: skip
