# Part of after_sales. LGPL-3.
"""What is said about serious complaints, notices, first replies and opinions; ``after_sales.message`` says it."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

#: By the code of the reason, as in ``after_sales_message``.
SENTENCES = {
    "serious_return": _lt("Goods come back or are exchanged."),
    "serious_customers": _lt("%(count)s customers complained of the same product and fault within %(months)s months."),
    "serious_repeated": _lt("This customer complained %(count)s times within %(months)s months."),
    "serious_grade": _lt("It is graded as serious."),
    "serious_amount": _lt("The claim of %(claimed)s is above %(limit)s."),
    "serious_specification": _lt("The same product was claimed %(count)s times within %(months)s months."),
    # notices
    "notice_not_open": _lt("%(step)s is not due, so there is nothing to press for."),
    "notice_not_late": _lt("%(step)s is neither overdue itself nor does it hold up an overdue case. Expedite it when it is."),
    "notice_recent": _lt("%(step)s was expedited on %(date)s. Wait until %(days)s days have passed, or talk to the unit."),
    "notice_case_open": _lt("%(step)s: %(case)s is not closed yet. Expedite what is open; ask for the reason once the case is closed."),
    "notice_in_time": _lt("%(step)s was passed on in time, so there is nothing to ask."),
    "notice_asked": _lt("%(step)s: the reason was asked for already, with %(notice)s. Read the reply there."),
    "notice_of_others": _lt("%(document)s is for “%(unit)s”: somebody of that unit replies."),
    "case_without_late_steps": _lt("%(case)s: no step is overdue, so there is nothing to issue."),
    "step_reminded": _lt("All these units were reminded today. Remind them again tomorrow."),
    # after closing
    "follow_up_before_closing": _lt("%(case)s is not closed yet, so %(fields)s cannot be entered now. Carry it out first."),
    "follow_up_not_negative": _lt("%(case)s: nobody recorded after closing that the customer is not satisfied. Record what the customer said first."),
    "follow_up_round_there": _lt("%(case)s has its next round already: %(round)s. Open that one."),
    # opinions
    "case_opinion_not_accepted": _lt("%(case)s is an opinion, which takes no route. Answer and settle it, or make a complaint of it."),
    "opinion_not_to_review": _lt("%(case)s is no serious opinion that waits for a decision."),
    "opinion_not_reviewed": _lt("%(case)s is a serious opinion: the deputy general manager decides on it first."),
    "opinion_without_letter": _lt("%(case)s is a serious opinion: answer the customer by letter first (“Reply”)."),
    "opinion_without_answer": _lt("%(case)s has not been answered. Tell the customer, in writing or by phone, with “Reply”."),
}  # fmt: skip
