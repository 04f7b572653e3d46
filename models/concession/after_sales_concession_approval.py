# Part of after_sales. LGPL-3.
from odoo import fields, models

from ...rules import price_deviation
from ...rules.approval_matching import Facts
from ...rules.reason import reason
from ..exact import exact

#: States of a quotation in which it may no longer be spoken about.
TOLD = ("sent", "sale")


class AfterSalesConcession(models.Model):
    """What a concession asks its approvers, and what speaks against asking or against saying yes (R7.03, R7.10, R7.18)."""

    _inherit = "after_sales.concession"

    def _get_submit_blockers(self):
        for concession in self:
            if not (concession.justification or "").strip():
                yield reason("concession_without_words", document=concession.name)
            yield from self._get_needless(concession.order_id.sudo())
            yield from concession.order_id.sudo()._after_sales_rate_problems()

    def _get_approve_blockers(self):
        yield from super()._get_approve_blockers()
        for concession in self.sudo():
            order = concession.order_id
            asked, now = concession.line_ids._offer(), order._after_sales_offered_now()
            if not concession._is_about(order) or not price_deviation.covers(asked, now):
                yield reason("concession_of_other_offer", document=concession.name, order=order.name)

    def _get_cancel_blockers(self):
        for concession in self.sudo():
            if concession.state == "approved" and concession.order_id.state in TOLD and concession.has_cover:
                yield reason("concession_used", document=concession.name, order=concession.order_id.name)

    def _before_submit(self):
        """What is asked is what the quotation says at this moment."""
        self._take_over()
        super()._before_submit()

    def _after_approve(self):
        super()._after_approve()
        for concession in self.sudo():
            approved = self.env._("%s is approved: the quotation may be sent.", concession.name)
            concession.order_id.message_post(body=approved, partner_ids=concession.user_id.partner_id.ids)

    def _never_sign(self):
        """Whoever made the quotation or wrote its prices asked for it too, whoever pressed the button (R7.18)."""
        order = self.sudo().order_id
        lines = order.order_line
        writers = order.create_uid | order.user_id | lines.create_uid | lines.write_uid
        return super()._never_sign() | writers

    def _approval_sellers(self):
        return super()._approval_sellers() | self.sudo().partner_id.user_id

    def _approval_facts(self) -> Facts:
        concession = self.sudo()
        today = fields.Date.context_today(self)
        given = concession.currency_id._convert(
            concession.given_amount, concession.company_currency_id, concession.company_id, today
        )
        customer, company = concession.partner_id.commercial_partner_id, concession.company_id
        country = customer.country_id
        paths = concession.line_ids.filtered("is_gated").product_id.categ_id.mapped("parent_path")
        return Facts(
            kind=self._name,
            company=company.id,
            on=today,
            amount=exact(given),
            untaxed=exact(given),
            measures=(
                ("deviation", exact(concession.deviation_percent)),
                ("discount", exact(concession.discount_percent)),
            ),
            # A price is no settlement: what returns and allowances gave the customer has no part in it (R7.04).
            draws_on=frozenset(),
            categories=frozenset(int(part) for path in paths for part in path.split("/") if part),
            tags=frozenset(customer.category_id.ids),
            is_foreign=bool(country and company.country_id and country != company.country_id),
            department=self.env.user.sudo().with_company(company).employee_id.department_id.id or 0,
        )

    def _approval_content(self) -> dict:
        """Rows as re-approval reads them: the thing, how much of it, what it is cheaper; and the two percents."""
        return {
            "kind": self._name,
            "document": self.id,
            "company": self.company_id.id,
            "order": self.order_id.id,
            "customer": self.partner_id.id,
            "currency": self.currency_id.name,
            "lines": [
                *(
                    [
                        line.product_id.id,
                        line.uom_id.id,
                        line.is_gated,
                        f"{line.list_amount:.12g}",
                        f"{line.quantity:.12g}",
                        f"{exact(line.list_amount) - exact(line.quoted_amount):f}",
                    ]
                    for line in self.line_ids.sorted("id")
                ),
                ["deviation", "1", f"{self.deviation_percent:.12g}"],
                ["discount", "1", f"{self.discount_percent:.12g}"],
            ],
        }

    def _approval_partner(self):
        return self.partner_id.commercial_partner_id

    def _approval_subject(self):
        return self.env._(
            "%(order)s, %(percent)s %% below the list", order=self.order_id.name, percent=f"{self.deviation_percent:g}"
        )

    def _approval_money(self):
        today = fields.Date.context_today(self)
        rate = self.currency_id._get_conversion_rate(self.currency_id, self.company_currency_id, self.company_id, today)
        return exact(self.given_amount), self.currency_id, exact(rate)
