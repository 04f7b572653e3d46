# Part of after_sales. LGPL-3.
"""What is said about rework; ``after_sales.message`` says it."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

#: By the code of the reason, as in ``after_sales_message``.
SENTENCES = {
    "rework_operations_open": _lt("%(repair)s is not finished: %(operations)s still to be done. Do them in this order, then finish the repair order."),
    "rework_out_of_order": _lt("%(operation)s comes after %(before)s. Do that first."),
    "rework_without_hours": _lt("%(operation)s: enter how many hours it took."),
    "rework_without_result": _lt("%(operation)s: write what the check showed."),
    "rework_operation_closed": _lt("%(operation)s does not change any more: it is done, or %(repair)s is not worked on. Look at the repair order for what is next."),
    "rework_of_somebody_else": _lt("%(operation)s is for %(person)s. Ask him to do it, or process engineering to give it to somebody else."),
    "rework_not_done_by_you": _lt("%(operation)s is done by people with the role %(groups)s. Ask one of them."),
    "rework_not_planned_by_you": _lt("%(operation)s: how goods are reworked is said by people with the role %(groups)s. Ask one of them."),
    "rework_begun": _lt("%(repair)s keeps its routing, since work has begun or is over. Change the operations that are still open instead."),
    "rework_routing_of_other_company": _lt("%(routing)s is a routing of another company than %(repair)s. Choose another one."),
}  # fmt: skip
