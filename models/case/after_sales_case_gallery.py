# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesCase(models.Model):
    """The pictures that came with a complaint: from the customer, by mail, or added by people of the house (R3.26)."""

    _inherit = "after_sales.case"

    picture_ids = fields.Many2many("ir.attachment", compute="_compute_picture_ids", string="Pictures")

    def _compute_picture_ids(self):
        files = self.env["ir.attachment"]
        # Whoever may read the case sees its pictures; files ask the case themselves before they are opened.
        found = files.sudo().search(
            [("res_model", "=", self._name), ("res_id", "in", self.ids), ("mimetype", "=like", "image/%")], order="id"
        )
        pictures = found.grouped("res_id")
        for case in self:
            case.picture_ids = pictures.get(case._origin.id, files).with_env(self.env)
