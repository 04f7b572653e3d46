# Part of after_sales. LGPL-3.
from odoo import fields, models

#: Times of the archive: field -> (role, which of its first and last day).
TIMES = {
    "after_sales_first_received_on": ("supplier", 0),
    "after_sales_last_received_on": ("supplier", 1),
    "after_sales_first_made_on": ("production", 0),
    "after_sales_last_made_on": ("production", 1),
    "after_sales_first_delivered_on": ("customer", 0),
    "after_sales_last_delivered_on": ("customer", 1),
}


class ProductTemplate(models.Model):
    """The archive of a product: suppliers, customers, when it was made and delivered, its standard (R10.06)."""

    _inherit = "product.template"

    after_sales_supplier_ids = fields.One2many(
        "after_sales.product.party", "product_tmpl_id", "Suppliers", readonly=True, domain=[("role", "!=", "customer")]
    )
    after_sales_customer_ids = fields.One2many(
        "after_sales.product.party", "product_tmpl_id", "Customers", readonly=True, domain=[("role", "=", "customer")]
    )
    after_sales_first_received_on = fields.Datetime("First Received", compute="_compute_after_sales_times")
    after_sales_last_received_on = fields.Datetime("Last Received", compute="_compute_after_sales_times")
    after_sales_first_made_on = fields.Datetime("First Produced", compute="_compute_after_sales_times")
    after_sales_last_made_on = fields.Datetime("Last Produced", compute="_compute_after_sales_times")
    after_sales_first_delivered_on = fields.Datetime("First Delivered", compute="_compute_after_sales_times")
    after_sales_last_delivered_on = fields.Datetime("Last Delivered", compute="_compute_after_sales_times")
    after_sales_delivery_count = fields.Integer("Transfers to Customers", compute="_compute_after_sales_times")

    def _compute_after_sales_times(self):
        known = self.env["after_sales.product.party"]._times_of(self)
        for template in self:
            for name, (role, place) in TIMES.items():
                template[name] = known.get((template, role), (False, False))[place]
            template.after_sales_delivery_count = known.get((template, "customer"), (0, 0, 0))[2]

    def action_view_after_sales_archive(self):
        """Open the archive of this product."""
        self.ensure_one()
        self.env["after_sales.product.party"].check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Product Archive"),
            "res_model": "product.template",
            "res_id": self.id,
            "views": [(self.env.ref("after_sales.product_template_view_form_archive").id, "form")],
        }
