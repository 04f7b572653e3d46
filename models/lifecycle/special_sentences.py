# Part of after_sales. LGPL-3.
"""What is said about goods and invoices that need more care; ``after_sales.message`` says it."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

#: By the code of the reason, as in ``after_sales_message``.
SENTENCES = {
    # goods that vendors shipped to customers
    "line_not_from_vendor": _lt("%(line)s came from our own stock, so it cannot go straight to a vendor. Let it come to our warehouse; inspection sends it to the vendor."),
    "line_without_vendor": _lt("%(line)s goes to a vendor, and nobody knows to whom. Choose the vendor, or let the goods come to our warehouse."),
    "line_repaired_elsewhere": _lt("%(line)s is to be repaired by us, so it cannot go to the vendor. Let it come to our warehouse, or choose another remedy."),
    "receipt_not_at_vendor": _lt("%(line)s goes straight back to its vendor, to %(location)s. Correct where the goods go."),
    "undo_goods_at_vendor": _lt("%(document)s cannot be undone: %(vendor)s has got back %(line)s. Sell the goods to the customer anew."),
    # goods of other owners
    "inspection_of_others_goods": _lt("%(goods)s belongs to %(owner)s, so we neither rework it nor turn it into another product. Choose another disposition, or agree on it with the owner and buy the goods first."),
    # kits
    "line_part_of_a_kit": _lt("%(line)s was sold as a part of the kit %(whole)s, and a part has no price of its own. Return whole kits: %(missing)s of the kit is missing here. For a single part, ask for an allowance on the invoice instead."),
    "kit_only_credited": _lt("%(line)s is a part of the kit %(whole)s, which can only be credited. Choose the remedy “Credit”; what is to be sent anew is sold and delivered anew."),
    "kit_is_stored": _lt("%(whole)s is stored itself in a category with perpetual valuation, and Odoo cannot book the cost of such a kit (%(line)s). Ask accounting to make the kit a product that is not stored."),
    # invoices that are not simply ours to collect
    "invoice_doubtful": _lt("%(document)s would credit %(invoice)s, which is “%(standing)s”. The company does not credit such invoices; ask accounting to change how the invoice stands first."),
    "invoice_for_accounting": _lt("%(document)s credits %(invoice)s, which is “%(standing)s”. Accounting looks at it and presses “Credit Anyway”, or changes how the invoice stands and posts it again."),
    "nothing_to_release": _lt("%(document)s does not wait for a word about its invoices. Open it to see where it stands."),
    # refunds to the card
    "card_not_paid": _lt("%(entry)s: what it corrects was not paid through a payment provider, so nothing can go back that way. Refund the payment, set the credit off, or keep it."),
    "card_nothing_left": _lt("%(entry)s: nothing more can go back to the card: of %(captured)s captured, %(returned)s went back or is on its way. Refund the rest of the payment, set it off, or keep it."),
    "card_not_given_back": _lt("%(entry)s: the payment provider gives nothing back from here, or is switched off. Refund the payment another way, set the credit off, or keep it."),
    "card_whole_only": _lt("%(entry)s: the payment provider gives back whole payments only, here %(whole)s, and %(left)s is open. Refund the payment another way, set the credit off, or keep it."),
    "card_amount": _lt("%(entry)s: %(asked)s was to go back to the card; enter an amount above zero, and %(most)s at the most."),
    "card_parts": _lt("%(entry)s: %(asked)s cannot go back to the card, because the payment provider gives back whole payments only. %(nearest)s can: enter that amount, or refund the payment another way."),
    "card_on_its_way": _lt("%(entry)s: %(amount)s is on its way to the card. Wait until the payment provider has confirmed it, or mark it as failed."),
    "card_refund_decided": _lt("%(refund)s is no refund that waits for its payment provider, so there is nothing to give up. Open its credit note to see where it stands."),
    "undo_card_refunded": _lt("%(document)s cannot be undone: of %(credit_note)s, %(amount)s went back to the customer's card (%(refunds)s). Sell the goods to the customer anew."),
    "undo_card_waiting": _lt("%(document)s cannot be undone: of %(credit_note)s, %(amount)s is on its way to the customer's card (%(refunds)s). Wait for the payment provider; if the refund fails, undo it then."),
    # returns that nobody moves
    "stale_close": _lt("%(document)s of %(customer)s: a part of the goods has not come since %(date)s. Press “Close the Rest”, or ask the customer once more."),
    "stale_cancel": _lt("%(document)s of %(customer)s: nothing has come since it was approved on %(date)s. Cancel it, or ask the customer once more."),
    "idle_draft": _lt("%(document)s of %(customer)s is a draft since %(date)s. Submit it, or delete it."),
    "idle_submitted": _lt("%(document)s of %(customer)s waits for approval since %(date)s. Ask who holds it, or recall it."),
    # costs that changed
    "breach_return_cost_moved": _lt("%(document)s: %(product)s came back at %(value)s, but the cost of its delivery %(delivery)s was changed to %(expected)s since. Correct the value of the receipt, or leave it and note it there by hand."),
}  # fmt: skip
