# Part of after_sales. LGPL-3.
"""What is said about corrective and preventive action; ``after_sales.message`` says it."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

#: By the code of the reason, as in ``after_sales_message``.
SENTENCES = {
    "capa_of_others": _lt("%(document)s is written by “%(unit)s” and by those who coordinate improvements. Ask one of them."),
    "capa_without_department": _lt("%(document)s names nobody who acts. Choose the responsible department, or a person."),
    "capa_without_deadline": _lt("%(document)s has no deadline. Enter the day by which it is improved."),
    "capa_without_problem": _lt("%(document)s does not say what the problem is. Write what the customer sees."),
    "capa_without_occurrence": _lt("%(document)s: write why the problem occurred."),
    "capa_without_escape": _lt("%(document)s: write why the problem was not found before delivery."),
    "capa_without_corrective": _lt("%(document)s has no corrective or preventive action that is done. Plan one, and finish it."),
    "capa_nothing_new": _lt("%(document)s came back, and nothing was done since that removes its cause. Plan another corrective or preventive action, and finish it."),
    "capa_action_open": _lt("%(document)s: “%(action)s” is still to be done by “%(owner)s”. Finish it, or drop it and say why."),
    "capa_own_work": _lt("%(document)s: you did one of its actions yourself, so another management representative says whether they worked."),
    "capa_check_failed": _lt("%(document)s did not work: the problem came back. Reopen it."),
    "capa_without_verification": _lt("%(document)s: the numbers say nothing. Write what you saw that shows that it worked."),
    "capa_reopen_without_words": _lt("%(document)s: the numbers do not say that it came back. Write what you saw that shows that it did not work."),
    "capa_nothing_overdue": _lt("%(document)s has no action that is overdue."),
    "action_not_open": _lt("%(action)s is not to be done any more, so it does not change."),
    "action_too_early": _lt("%(action)s belongs to a sheet that is “%(state)s”. Send the sheet to the department first."),
    "action_without_result": _lt("%(action)s: write what was done."),
    "action_without_evidence": _lt("%(action)s: attach the evidence, a picture or a paper."),
    "action_dropped_without_words": _lt("%(action)s: write why it is not needed."),
    "action_of_others": _lt("%(action)s is a matter of “%(owner)s”, so it cannot be %(event)s by you."),
    "action_overdue": _lt("“%(action)s” of %(document)s was due on %(due)s and is not done. “%(owner)s” finishes it, or says what holds it up."),
    "check_nothing_delivered": _lt("Nothing was delivered since, so nothing could come back (before: %(before)s complaints about %(before_qty)s delivered)."),
    "check_too_little": _lt("No complaint since, but only %(after_qty)s were delivered: too few to tell (before: %(before)s complaints about %(before_qty)s delivered)."),
    "check_none_came_back": _lt("No complaint about %(after_qty)s delivered since (before: %(before)s about %(before_qty)s)."),
    "check_below_target": _lt("%(after)s complaints about %(after_qty)s delivered since, before %(before)s about %(before_qty)s: for each piece less than %(target)s %% of what it was."),
    "check_came_back": _lt("It came back: %(after)s complaints about %(after_qty)s delivered since, before %(before)s about %(before_qty)s: for each piece not less than %(target)s %% of what it was."),
    "case_without_capa": _lt("%(case)s is founded and has no corrective action. Raise one with “Improvement”, or write under “Determination” why there is none."),
    "case_tracked_without_capa": _lt("%(case)s is on the improvement list, but has no corrective action. Raise one with “Improvement”."),
    "case_capa_not_begun": _lt("%(case)s: %(document)s is a draft. Send it to the responsible department first."),
}  # fmt: skip
