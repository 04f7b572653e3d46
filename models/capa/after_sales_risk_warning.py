# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.fields import Domain


class AfterSalesRiskWarning(models.Model):
    """What went wrong before and must be watched: the quality board and the risk handbook (R4.60).

    It stands on the form of each product it is about, and on each new complaint about one.
    """

    _name = "after_sales.risk.warning"
    _description = "Process Risk Warning"
    _inherit = ["mail.thread"]
    _order = "sequence, id desc"
    _check_company_auto = True

    name = fields.Char("Warning", required=True, translate=True, tracking=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True, help="Archive what is not to be watched any more.")
    company_id = fields.Many2one("res.company", default=lambda self: self.env.company, index=True)
    product_ids = fields.Many2many(
        "product.product", "after_sales_risk_warning_product_rel", string="Products", check_company=True
    )
    category_ids = fields.Many2many(
        "product.category", "after_sales_risk_warning_category_rel", string="Product Categories"
    )
    reason_id = fields.Many2one("after_sales.reason", "Fault", check_company=True)
    step = fields.Char("Process Step")
    text = fields.Text("What Happened", required=True)
    control = fields.Text("What to Watch", required=True, help="The targeted control of the process.")
    capa_id = fields.Many2one("after_sales.capa", "Learned From", check_company=True, index="btree_not_null")

    @api.model
    def _about(self, products):
        """The warnings about each of these products: {product: warnings}; by itself or by its category."""
        if not products:
            return {}
        paths = {
            product: [int(part) for part in (product.categ_id.parent_path or "").split("/") if part]
            for product in products.sudo()
        }
        categories = sorted({category for path in paths.values() for category in path})
        found = self.search(
            Domain("company_id", "in", (*self.env.companies.ids, False))
            & (Domain("product_ids", "in", products.ids) | Domain("category_ids", "in", categories))
        )
        return {
            product: found.filtered(
                lambda warning, p=product: (
                    p in warning.sudo().product_ids or set(warning.sudo().category_ids.ids) & set(paths[p])
                )
            )
            for product in products.sudo()
        }
