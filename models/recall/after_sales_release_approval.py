# Part of after_sales. LGPL-3.
from odoo import fields, models

from ...rules.approval_matching import Facts
from ...rules.reason import reason
from ..exact import exact


class AfterSalesRelease(models.Model):
    """What a special release asks its approvers, and what speaks against it (R10.12)."""

    _inherit = "after_sales.release"

    def _get_submit_blockers(self):
        for release in self:
            if release.quantity <= 0:
                yield reason("line_quantity_not_positive", line=release.name)
            if release.tracking != "none" and not release.lot_id:
                yield reason("release_without_lot", document=release.name)
            if not (release.justification or "").strip():
                yield reason("release_without_words", document=release.name)
            if not release.attachment_ids:
                yield reason("release_without_consent", document=release.name, customer=release.partner_id.display_name)
            if not release.open_checks:
                yield reason("release_needless", document=release.name)

    def _get_cancel_blockers(self):
        for release in self.filtered("used_qty"):
            yield reason("release_used", document=release.name)

    def _approval_facts(self) -> Facts:
        release = self.sudo()
        product = release.product_id.with_company(release.company_id)
        value = exact(release.company_currency_id.round(release.quantity * product.standard_price))
        customer, country = release.partner_id.commercial_partner_id, release.company_id.country_id
        return Facts(
            kind=self._name,
            company=release.company_id.id,
            on=fields.Date.context_today(self),
            amount=value,
            untaxed=value,
            draws_on=frozenset(),
            categories=frozenset(int(part) for part in (product.categ_id.parent_path or "").split("/") if part),
            tags=frozenset(customer.category_id.ids),
            is_foreign=bool(customer.country_id and country and customer.country_id != country),
            department=self.env.user.sudo().with_company(release.company_id).employee_id.department_id.id or 0,
        )

    def _approval_content(self) -> dict:
        return {
            "kind": self._name,
            "document": self.id,
            "customer": self.partner_id.id,
            "product": self.product_id.id,
            "lot": self.lot_id.id,
            "why": self.justification,
            "consent": sorted(self.attachment_ids.mapped("checksum")),
            "lines": [["pieces", f"{self.quantity:.12g}", "0"]],
        }

    def _approval_partner(self):
        return self.partner_id.commercial_partner_id

    def _approval_subject(self):
        goods = " · ".join(part for part in (self.product_id.display_name, self.lot_id.name) if part)
        return f"{goods}: {self.quantity:g} → {self.partner_id.display_name}"
