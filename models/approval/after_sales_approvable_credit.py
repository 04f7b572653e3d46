# Part of after_sales. LGPL-3.
from odoo import fields, models

from ...rules.approval_matching import Facts
from ..exact import exact


class AfterSalesApprovableCredit(models.AbstractModel):
    """Money back to a customer, to be approved: what it comes to and what it is drawn on (R7.01, R7.04, R7.05).

    A concrete document has a customer, a reason, a currency, sales orders and its amounts with and without tax; it names
    its invoices (``_credited_invoices``) and what a signature stands for (``_approval_content``).
    """

    _name = "after_sales.approvable.credit"
    _description = "Credit to Approve"
    _inherit = ["after_sales.approvable"]

    def _approval_facts(self) -> Facts:
        document = self.sudo()
        today = fields.Date.context_today(self)
        invoices = document._credited_invoices()
        return Facts(
            kind=self._name,
            company=document.company_id.id,
            on=today,
            amount=document._in_company_currency(document.amount_total, today),
            untaxed=document._in_company_currency(document.amount_untaxed, today),
            measures=document._approval_measures(invoices),
            draws_on=document._approval_draws_on(invoices),
            reason=document.reason_id.id or 0,
            categories=frozenset(document._category_ids()),
            tags=frozenset(document.partner_id.commercial_partner_id.category_id.ids),
            is_foreign=document._is_foreign(),
            department=self.env.user.sudo().with_company(document.company_id).employee_id.department_id.id or 0,
        )

    def _in_company_currency(self, amount, on):
        """At the rate of the day of the decision; a missing rate was refused before (R7.04)."""
        converted = self.currency_id._convert(amount, self.company_currency_id, self.company_id, on)
        return exact(self.company_currency_id.round(converted))

    def _approval_measures(self, invoices):
        invoiced = sum(invoices.mapped("amount_total"))
        share = exact(round(self.amount_total / invoiced * 100, 2)) if invoiced else exact(100.0)
        return (("share", min(share, exact(100.0))),)

    def _approval_draws_on(self, invoices):
        return frozenset(
            [("customer", self.partner_id.commercial_partner_id.id), ("requester", self.env.uid)]
            + [("invoice", invoice_id) for invoice_id in invoices.ids]
        )

    def _category_ids(self):
        paths = self._approval_products().categ_id.mapped("parent_path")
        return [int(part) for path in paths for part in path.split("/") if part]

    def _is_foreign(self):
        country = self.partner_id.commercial_partner_id.country_id
        return bool(country and self.company_id.country_id and country != self.company_id.country_id)

    def _approval_partner(self):
        return self.partner_id.commercial_partner_id

    def _approval_sellers(self):
        document = self.sudo()
        return super()._approval_sellers() | document.partner_id.user_id | document.order_ids.user_id

    def _approval_subject(self):
        products = self._approval_products().mapped("display_name")
        return ": ".join(part for part in (self.reason_id.name, ", ".join(products[:3])) if part)

    def _approval_money(self):
        today = fields.Date.context_today(self)
        rate = self.currency_id._get_conversion_rate(self.currency_id, self.company_currency_id, self.company_id, today)
        return exact(self.amount_total), self.currency_id, exact(rate)

    def _approval_products(self):
        """The goods that the credit is about."""
        return self.line_ids.product_id
