# Part of after_sales. LGPL-3.
"""What is said about goods whose delivery nobody knows; ``after_sales.message`` says it."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

#: By the code of the reason, as in ``after_sales_message``.
SENTENCES = {
    "blind_not_allowed": _lt("%(document)s is a return without a delivery. Only people with the role %(groups)s make or change one: ask one of them, or return the goods from their delivery."),
    "blind_without_reason": _lt("%(document)s names no delivery, and nobody said why. Write down what is known of the goods."),
    "blind_delivery_known": _lt("%(line)s: %(customer)s got it with %(delivery)s, of which %(left)s %(unit)s may still come back. Return it from that delivery."),
    "blind_lot_of_other_company": _lt("%(line)s: %(lot)s is a number of %(company)s. Make the return there."),
    "blind_serial_on_stock": _lt("%(line)s: serial number %(lot)s lies with us, in %(place)s. Read the number on the goods again."),
    "blind_serial_in_other_return": _lt("%(line)s: serial number %(lot)s is in return %(other)s, which is open. Close or cancel that one first."),
    "blind_of_other_owner": _lt("%(line)s: by the register of owners, serial number %(lot)s belongs to %(owner)s, not to %(customer)s. Record the change of owner first, or read the number on the goods again."),
    "blind_serial_twice": _lt("%(line)s: serial number %(lot)s is asked for twice. Take one of the lines out."),
    "blind_remedy": _lt("%(line)s: what was never delivered is credited, or taken back for nothing. Choose the remedy “Credit” or “None”."),
    "blind_price_without_source": _lt("%(line)s: nobody said what it is credited at. Choose where the price comes from."),
    "blind_price_not_positive": _lt("%(line)s: the price is not above zero. Enter the agreed price, or choose “Nothing” as its price."),
    "blind_price_without_reason": _lt("%(line)s: nobody said why that price was agreed. Write it down."),
    "blind_cost_without_source": _lt("%(line)s: nobody said what it is worth in stock. Choose where the cost comes from."),
    "blind_cost_not_positive": _lt("%(line)s: the cost is not above zero. State it, or choose “Nothing” as its worth."),
    "blind_cost_without_reason": _lt("%(line)s: nobody said why it is worth that much. Write it down."),
    "blind_cost_is_fixed": _lt("%(line)s is valued at its standard cost, whatever it is said to be worth. Choose “Cost of Today”."),
    "blind_without_income": _lt("%(line)s: neither the product nor its category has an income account to credit. Set one."),
    "blind_without_warehouse": _lt("%(document)s does not say into which warehouse the goods come. Choose one of %(company)s."),
}
