# Part of after_sales. LGPL-3.
from collections import defaultdict

from odoo import api, fields, models

from ...rules.price_deviation import Line
from ..exact import exact

#: What a line is sold for depends on these.
PRICED = ("product_id", "product_uom_qty", "product_uom_id", "price_unit", "discount", "tax_ids", "order_id")


class SaleOrderLine(models.Model):
    """What the company's price list asks for a line, and what the customer is asked for it (R13.16, R7.10)."""

    _inherit = "sale.order.line"

    @api.constrains(*PRICED, "is_expense", "is_downpayment", "linked_line_id", "combo_item_id")
    def _check_after_sales_price(self):
        """A price that was told or confirmed does not fall below the list afterwards, by whatever path."""
        self.order_id._after_sales_check_told_price()

    @api.ondelete(at_uninstall=False)
    def _unlink_after_sales_told_price(self):
        """Taking out what was sold at the list price deepens the discount of the rest."""
        for order, lines in self.grouped("order_id").items():
            order._after_sales_check_told_price(besides=lines)

    def _after_sales_offered(self):
        """What of these lines is compared with the list: a combination of products is one thing, sold at its price.

        {line: the lines whose prices make up its own}; lists and no filter, after which records are read one by one.
        """
        offered = defaultdict(list)
        for line in self:
            head = line._get_linked_line() if line.combo_item_id else line
            if not line.display_type and line.product_id:
                offered[head if head in self else line].append(line)
        return offered

    def _after_sales_offer(self, rules) -> tuple[Line, ...]:
        """These lines, all of one order, as the rule sees them; amounts without tax in the currency of the order.

        ``rules``: of the company's list, see ``_after_sales_list_rules``.
        """
        return tuple(
            Line(
                key=(head.product_id.id, head.product_uom_id.id),
                quantity=head._after_sales_offered_quantity(),
                list_amount=exact(float(sum(line._after_sales_list_amount(rules, head) for line in lines))),
                quoted_amount=exact(float(sum(line._after_sales_quoted_amount() for line in lines))),
                is_gated=head._after_sales_is_gated(),
            )
            for head, lines in self._after_sales_offered().items()
        )

    def _after_sales_offered_quantity(self):
        """An option that the customer may still choose is offered as one; a deposit is no offer at all."""
        self.ensure_one()
        return exact(self.product_uom_qty or (0.0 if self.is_downpayment else 1.0))

    def _after_sales_is_gated(self):
        """Whether the list is kept to here: paid services, or all that is sold; never what is passed on at its cost."""
        control, product = self.company_id.after_sales_price_control, self.product_id
        if not product or (product.expense_policy == "cost" and self.is_expense):
            return False
        return control == "all" or (control == "services" and product._after_sales_is_paid_service())

    def _after_sales_quoted_amount(self):
        net = exact(self.price_unit) * (1 - exact(self.discount) / 100)
        return self._after_sales_untaxed(self.tax_ids, net) * self._after_sales_offered_quantity()

    def _after_sales_list_amount(self, rules, head):
        """What the list asks; the parts of a combination cost nothing but their surcharge beside its own price."""
        product = self.product_id.with_context(**self._get_product_price_context())
        if self != head:
            part = self.combo_item_id
            price = part.currency_id._convert(part.extra_price, self.currency_id, self.company_id, round=False)
        else:
            price = self._after_sales_list_price(rules, product)
        taxes = product.taxes_id._filter_taxes_by_company(self.company_id)
        position = self.order_id.fiscal_position_id
        price = product._get_tax_included_unit_price_from_price(price, taxes, fiscal_position=position)
        untaxed = self._after_sales_untaxed(position.map_tax(taxes), price)
        return untaxed * self._after_sales_offered_quantity()

    def _after_sales_list_rules(self):
        """The rules of the company's list that may be about these products today, the first that fits counts."""
        pricelist = self.company_id.after_sales_service_pricelist_id
        return pricelist._get_applicable_rules(self.product_id, fields.Datetime.now())

    def _after_sales_list_price(self, rules, product):
        """A unit by the company's list, else the sales price, whatever list the customer has been given."""
        quantity = float(self._after_sales_offered_quantity())
        base = self.product_uom_id._compute_quantity(quantity, product.uom_id, raise_if_failure=False)
        fitting = (rule for rule in rules if rule._is_applicable_for(product, base))
        return next(fitting, rules.browse())._compute_price(
            product, quantity, self.product_uom_id, date=fields.Datetime.now(), currency=self.currency_id
        )

    def _after_sales_untaxed(self, taxes, price):
        """A unit price without the taxes that it contains, not rounded."""
        if not any(taxes.mapped("price_include")):
            return exact(float(price))
        details = taxes._get_tax_details(
            float(price), 1.0, self.currency_id.rounding, rounding_method="round_globally", product=self.product_id
        )
        return exact(details["total_excluded"])
