# Part of after_sales. LGPL-3.
"""What is said about recalls, holds and special releases; ``after_sales.message`` says it."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

#: By the code of the reason, as in ``after_sales_message``.
SENTENCES = {
    "held_goods": _lt("%(goods)s is held by recall %(recall)s, so it cannot leave. Take another lot, or ask for a special release: After-Sales ‣ Recalls ‣ Special Releases."),
    "held_goods_beware": _lt("%(goods)s is held by recall %(recall)s and must not leave. Take another lot."),
    "recall_exercise_needs_no_yes": _lt("%(document)s is an exercise, which nobody approves. Press “Begin Exercise”."),
    "recall_is_no_exercise": _lt("%(document)s is no exercise, so it needs a yes. Press “Submit”."),
    "recall_without_words": _lt("%(document)s does not say what is wrong and what customers are to do. Write both: customers read it."),
    "recall_without_deadline": _lt("%(document)s does not say until when customers are to answer. Choose a day to come."),
    "recall_item_without_days": _lt("%(item)s: choose the lot or serial number, or the days between which it was delivered."),
    "recall_item_days_reversed": _lt("%(item)s: the last day lies before the first. Correct the days."),
    "recall_without_finding": _lt("%(document)s does not say what came of it. Write the result before it is closed."),
    "recall_has_new": _lt("%(count)s deliveries of the goods of %(document)s are not on its list. Press “Add New Deliveries” first."),
    "recall_untold": _lt("%(document)s cannot be closed: nobody told %(customers)s. Tell them, by mail or by telephone."),
    "recall_tells_nobody": _lt("%(document)s tells nobody: it is not running, or it is an exercise."),
    "recall_not_running": _lt("%(document)s is “%(state)s”, and only what runs in earnest goes on. Look at its state."),
    "recall_nothing_open": _lt("Nothing is left to take back here: it came back, is gone by the customer's word, or is on a return already."),
    "recall_line_not_sold": _lt("%(line)s did not go out with a sales order, so a return cannot credit it. Take it back with the transfer %(delivery)s."),
    "recall_unanswered": _lt("%(customers)s did not answer recall %(document)s until %(date)s. Call them, and note what they say."),
    "recall_over": _lt("This recall is closed, so nothing can be answered any more. Please call us."),
    "recall_answer_unclear": _lt("%(item)s: please enter numbers only, zero where there is nothing."),
    "recall_answer_negative": _lt("%(item)s: a number cannot be below zero."),
    "recall_answer_above_kept": _lt("%(item)s: you speak of %(answered)s pieces, but only %(kept)s were delivered and not returned. Please correct the numbers."),
    "recall_answer_sold_to_nobody": _lt("%(item)s: please tell us to whom the pieces were sold on."),
    "release_without_lot": _lt("%(document)s: choose the lot or serial number that is to be released."),
    "release_without_words": _lt("%(document)s does not say why the goods may leave before all checks are done. Write it."),
    "release_without_consent": _lt("%(document)s has no consent of %(customer)s. Attach his letter or mail."),
    "release_needless": _lt("%(document)s is not needed: no recall holds these goods, and none of them wait for inspection. Ship them as usual."),
    "release_used": _lt("%(document)s cannot be cancelled: goods have left with it. Start a recall of them instead."),
}  # fmt: skip
