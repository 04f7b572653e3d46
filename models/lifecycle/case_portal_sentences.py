# Part of after_sales. LGPL-3.
"""What is said about the faces of a case: its prints, its register and archive, the portal; ``after_sales.message`` says it."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

#: By the code of the reason, as in ``after_sales_message``.
SENTENCES = {
    # prints, register, archive
    "case_form_of_strangers": _lt("The complaint handling form is internal: it is printed by people of the house who may read the case."),
    "record_before_decision": _lt("%(case)s is not decided yet, so there is no record of it to keep. Print the handling form instead."),
    "register_refused": _lt("The register of complaints is internal."),
    "archive_before_decision": _lt("%(case)s is not decided yet. It goes into the archive when its decision is approved."),
    "archive_already": _lt("%(case)s is in the archive already."),
    "archive_incomplete": _lt("%(case)s lacks for the archive: %(gaps)s. Have it written down first."),
    # what a customer reports in the portal
    "complaint_of_nothing": _lt("Nothing is chosen yet: enter how much of which item is affected, or that you do not know it yet."),
    "complaint_of_something_else": _lt("One of the items was not delivered with this order. Open the form again from the order."),
    "complaint_quantity_unclear": _lt("%(item)s: enter how much is affected, as a number above zero, or that you do not know it yet."),
    "complaint_above_delivered": _lt("%(item)s: %(asked)s %(unit)s are more than the %(delivered)s that were delivered."),
    "complaint_open_already": _lt("%(item)s: you have reported this already, in %(document)s. We are looking at it."),
    "complaint_without_category": _lt("Please choose what your complaint is about."),
    "complaint_without_fault": _lt("Please choose what is wrong."),
    "complaint_without_words": _lt("Please say in your own words what is wrong."),
    "complaint_too_many": _lt("%(waiting)s complaints of yours wait to be looked at. Please give us a moment before you report more."),
    "reported_case_cannot_be_deleted": _lt("%(case)s was reported by the customer in the portal, who follows it there. Cancel it instead."),
    # replies through the portal
    "reply_file_of_other": _lt("%(reply)s: %(file)s belongs to another record, so it is not sent to a customer. Upload a copy that you have looked at."),
    "reply_not_reachable": _lt("%(reply)s: %(customer)s has neither a login to the portal nor an e-mail address. Enter one, or answer by letter or phone."),
    "reply_answered_already": _lt("You have answered this already. Thank you."),
    "reply_not_open": _lt("This reply is not open for an answer any more. Please look at the newest one."),
    "reply_refusal_without_words": _lt("Please say why you do not accept: it helps us to find another solution."),
    "reply_without_signature": _lt("Please write your name and sign."),
}  # fmt: skip
