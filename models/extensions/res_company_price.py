# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...rules.reason import reason
from ..lifecycle.engine import is_unlocked, unlocked


class ResCompany(models.Model):
    """From which list prices are measured, and which quotations are kept to it (R7.10, R13.16, R13.17)."""

    _inherit = "res.company"

    after_sales_price_control = fields.Selection(
        [
            ("off", "Off: Odoo as it is"),
            ("services", "Paid services: products and categories marked as such"),
            ("all", "Everything that is quoted"),
        ],
        string="Control of Prices",
        default="off",
        required=True,
        help="Which quotations need an approved price concession before a customer is told a price further below the "
        "list than the authority table leaves free.",
    )
    after_sales_price_control_since = fields.Datetime("Prices Controlled Since", readonly=True)
    after_sales_service_pricelist_id = fields.Many2one(
        "product.pricelist",
        "Service Price List",
        check_company=True,
        domain="[('company_id', 'in', (id, False))]",
        help="What prices are compared with. Empty, and for what it does not name: the sales prices of the products.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        """A branch keeps to prices like the company it belongs to, from its first day."""
        for vals in vals_list:
            parent = self.browse(vals.get("parent_id")).sudo()
            if parent.after_sales_price_control:
                vals.setdefault("after_sales_price_control", parent.after_sales_price_control)
                vals.setdefault("after_sales_service_pricelist_id", parent.after_sales_service_pricelist_id.id)
        companies = super().create(vals_list)
        companies._begin_after_sales_price_control()
        return companies

    def write(self, vals):
        if "after_sales_price_control_since" in vals and not is_unlocked(self):
            label = self._fields["after_sales_price_control_since"]._description_string(self.env)
            raise AccessError(self.env["after_sales.message"]._sentence(reason("engine_field", fields=label)))
        before = {company: company._after_sales_price_terms() for company in self}
        written = super().write(vals)
        if {"after_sales_price_control", "after_sales_service_pricelist_id"}.intersection(vals):
            self._begin_after_sales_price_control()
            self._log_after_sales_price_control(before)
        return written

    def _begin_after_sales_price_control(self):
        """Control that was switched off for a while began when it first began."""
        begun = self.filtered(
            lambda company: company.after_sales_price_control != "off" and not company.after_sales_price_control_since
        )
        if begun:
            unlocked(begun).write({"after_sales_price_control_since": fields.Datetime.now()})

    def _after_sales_price_terms(self):
        return {
            "price_control": self.after_sales_price_control,
            "price_list": self.after_sales_service_pricelist_id.id or None,
        }

    def _log_after_sales_price_control(self, before):
        changed = self.filtered(lambda company: company._after_sales_price_terms() != before[company])
        self.env["after_sales.approval.log"]._append(
            [
                {
                    "document": company,
                    "company_id": company.id,
                    "event": "configured",
                    "facts": company._after_sales_price_terms() | {"before": before[company]},
                }
                for company in changed
            ]
        )
