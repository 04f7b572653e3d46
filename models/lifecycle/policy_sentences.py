# Part of after_sales. LGPL-3.
"""What is said about the policies of returns: fees, freight, time, counting; ``after_sales.message`` says it."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

#: By the code of the reason, as in ``after_sales_message``.
SENTENCES = {
    "request_transport_unclear": _lt("Please choose how the goods travel: you send them, or we collect them."),
    "request_number_too_long": _lt("Please shorten the carrier and the tracking number to %(most)s characters each."),
    "fee_waived_without_right": _lt("The restocking fee of %(document)s is waived by a %(role)s only. Ask one of them to waive it, or let it be kept back."),
    "fee_waived_without_reason": _lt("The restocking fee of %(document)s is waived, and nobody said why. Write it down."),
    "fee_above_credit": _lt("The restocking fee of %(document)s is more than what is credited. Lower the fee of the reason or disposition, or have it waived."),
    "fee_without_account": _lt("The restocking fee of %(document)s has no account: set the income account of the product “%(product)s” or of its category."),
    # freight
    "freight_of_other_order": _lt("%(freight)s was not invoiced with the orders whose goods %(document)s takes back. Take it out."),
    "freight_is_none": _lt("%(freight)s is no freight. Mark its product as freight, or give an allowance on it instead."),
    "freight_above_open": _lt("%(freight)s: %(asked)s is to be credited, but only %(open)s of it is invoiced and open. Lower the amount."),
    # time
    "return_out_of_time": _lt("%(line)s was delivered on %(delivered)s and could come back until %(last)s. Say why it is taken back all the same; a higher authority then decides."),
    "return_of_final_sale": _lt("%(line)s is not taken back. Say why it is all the same; a higher authority then decides."),
    # whole batches
    "batch_to_confirm": _lt("%(document)s takes a whole batch back: %(groups)s must confirm it before the goods are asked for."),
    "batch_denied": _lt("%(document)s takes a whole batch back, and quality found nothing that is wrong with it: %(finding)s Refuse the return, or have it asked for anew."),
    "batch_not_waiting": _lt("%(document)s does not wait for quality to confirm a batch."),
    "batch_without_finding": _lt("%(document)s: nobody said what was found of the batch. Write it down."),
    # counting and instructions
    "receipt_not_counted": _lt("%(picking)s was not counted by %(groups)s. Have it counted, then receive it."),
    "receipt_counted_otherwise": _lt("%(picking)s says other quantities than %(groups)s counted. Have it counted again, or correct the quantities."),
    "count_too_late": _lt("%(picking)s is received or cancelled already, so nothing can be counted any more."),
    "not_superior": _lt("%(discrepancy)s needs the instruction of a superior of %(issuer)s: somebody above in the organisation, or with an approval role."),
    "difference_without_instruction": _lt("%(discrepancy)s waits for the instruction of a superior. Ask for it first."),
    "difference_other_instruction": _lt("The instruction for %(discrepancy)s is “%(instruction)s”. Do that."),
    "receipt_waits_for_instruction": _lt("%(picking)s and its slip differ: %(discrepancy)s waits for the instruction of a superior. Receive the goods once it is given."),
    # inspection
    "finding_without_picture": _lt("%(document)s: “%(disposition)s” asks for a picture. Attach one."),
    "finding_without_report": _lt("%(document)s: “%(disposition)s” asks for a report. Attach it as a file."),
}
