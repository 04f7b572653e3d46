# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...rules.reason import reason
from ..lifecycle.engine import is_unlocked, unlocked


class ResCompany(models.Model):
    _inherit = "res.company"

    after_sales_control = fields.Selection(
        [
            ("off", "Off: Odoo as it is"),
            ("monitor", "Monitor: list what went around"),
            ("enforce", "Enforce: refuse what goes around"),
        ],
        string="Control of Returns and Credit Notes",
        default="off",
        required=True,
        help="What happens to a customer return or customer credit note that no approved document stands behind.",
    )
    after_sales_control_since = fields.Datetime("Controlled Since", readonly=True)
    after_sales_tolerance_percent = fields.Float(
        "Over-Quantity Tolerance (%)",
        default=5.0,
        help="How much more than approved may be received, where neither the order nor the customer states a ratio.",
    )

    after_sales_credit_moment = fields.Selection(
        selection=lambda self: (
            self.env["after_sales.disposition"]._fields["credit_moment"]._description_selection(self.env)
        ),
        string="Returned Goods Are Credited",
        default="receipt",
        required=True,
        help="Unless the planned disposition of the goods says otherwise.",
    )
    after_sales_override_review_days = fields.Integer(
        "Days to Review an Override", default=3, help="By then the second person has looked at an emergency override."
    )

    _after_sales_tolerance = models.Constraint(
        "CHECK(after_sales_tolerance_percent BETWEEN 0 AND 100)",
        "The over-quantity tolerance must be between 0 and 100 percent.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        """A branch is controlled like the company it belongs to, from its first day."""
        for vals in vals_list:
            parent = self.browse(vals.get("parent_id")).sudo()
            if parent.after_sales_control and "after_sales_control" not in vals:
                vals["after_sales_control"] = parent.after_sales_control
        companies = super().create(vals_list)
        companies._begin_after_sales_control()
        return companies

    def write(self, vals):
        if "after_sales_control_since" in vals and not is_unlocked(self):
            label = self._fields["after_sales_control_since"]._description_string(self.env)
            raise AccessError(self.env["after_sales.message"]._sentence(reason("engine_field", fields=label)))
        before = {company: company.after_sales_control for company in self}
        written = super().write(vals)
        if "after_sales_control" in vals:
            self._begin_after_sales_control()
            self._log_after_sales_control(before)
        return written

    def _begin_after_sales_control(self):
        """Control that was switched off for a while began when it first began: what went around meanwhile shows."""
        begun = self.filtered(
            lambda company: company.after_sales_control != "off" and not company.after_sales_control_since
        )
        if begun:
            unlocked(begun).write({"after_sales_control_since": fields.Datetime.now()})

    def _log_after_sales_control(self, before):
        changed = self.filtered(lambda company: company.after_sales_control != before[company])
        self.env["after_sales.approval.log"]._append(
            [
                {
                    "document": company,
                    "company_id": company.id,
                    "event": "configured",
                    "facts": {"control": company.after_sales_control, "before": before[company]},
                }
                for company in changed
            ]
        )
