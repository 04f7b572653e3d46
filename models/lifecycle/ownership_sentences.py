# Part of after_sales. LGPL-3.
"""What is said about goods that were passed on to another owner; ``after_sales.message`` says it."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

#: By the code of the reason, as in ``after_sales_message``.
SENTENCES = {
    "ownership_not_serial": _lt("%(lot)s is no serial number: of a lot nobody knows which pieces were passed on. Record serial numbers only."),
    "ownership_never_delivered": _lt("%(lot)s is not out with a delivery of ours, so we know no owner who could have passed it on. Take such goods back as a return without a delivery."),
    "ownership_same_owner": _lt("%(lot)s belongs to %(owner)s already. Choose who has it now."),
    "ownership_too_early": _lt("%(lot)s came to %(owner)s on %(date)s only, so it was not passed on before. Correct the day."),
    "ownership_in_future": _lt("%(lot)s: %(date)s is still to come. Record the change once it has happened."),
    "ownership_in_return": _lt("%(lot)s is in return %(document)s, which is open. Close or cancel that one first."),
    "ownership_without_evidence": _lt("%(lot)s: write what proves that it was passed on."),
    "ownership_frozen": _lt("%(entry)s is recorded, so %(fields)s cannot change any more. Withdraw the entry and record it anew."),
    "ownership_kept": _lt("%(entry)s is recorded, so it is not deleted. Withdraw it instead."),
    "ownership_withdrawn": _lt("%(entry)s is withdrawn already."),
    "ownership_not_last": _lt("%(entry)s was followed by %(later)s. Withdraw that one first."),
    "ownership_used": _lt("%(entry)s cannot be withdrawn: %(documents)s took the goods back from the new owner. Cancel or undo that first."),
    "ownership_without_words": _lt("%(entry)s: write why it is withdrawn."),
    "ownership_passed_on": _lt("%(line)s: serial number %(lot)s was passed on to %(owner)s on %(date)s, so nobody else can return it. Make the return for %(owner)s, or withdraw the change of owner if it is wrong."),
    "ownership_not_invoiced": _lt("%(line)s belongs to %(owner)s, but was invoiced to %(buyer)s, so %(owner)s cannot be credited for it. Choose the remedy “Replacement”, “Repair” or “None”."),
}  # fmt: skip
