# Part of after_sales. LGPL-3.
from odoo import api, fields, models

#: What may be done with a remark: model -> events.
DEEDS = {
    "after_sales.case": ("decline", "answer", "review_opinion"),
    "after_sales.case.step": ("skip", "send_back"),
    "after_sales.case.alert": ("dismiss",),
    "after_sales.notice": ("answer",),
}


class AfterSalesCaseRemark(models.TransientModel):
    """Asks why before a case is handed back, or a step is skipped or sent back."""

    _name = "after_sales.case.remark"
    _description = "Say Why"

    res_model = fields.Selection([(model, model) for model in DEEDS], required=True)
    res_ids = fields.Json(required=True)
    event = fields.Char(required=True)
    comment = fields.Text("Why", required=True, help="Whoever gets it reads this.")
    case_id = fields.Many2one("after_sales.case", compute="_compute_case_id")
    step_id = fields.Many2one(
        "after_sales.case.step",
        "Back To",
        domain="[('case_id', '=', case_id), ('state', '=', 'done')]",
        help="The unit that shall have another look.",
    )

    @api.depends("res_model", "res_ids")
    def _compute_case_id(self):
        for remark in self:
            is_step = remark.res_model == "after_sales.case.step"
            remark.case_id = remark._records().case_id[:1] if is_step else False

    def action_confirm(self):
        """Do it, with this reason."""
        self.ensure_one()
        if self.event in DEEDS[self.res_model]:
            more = (self.step_id,) if self.event == "send_back" else ()
            getattr(self._records(), f"_{self.event}")(self.comment, *more)
        return {"type": "ir.actions.act_window_close"}

    def _records(self):
        return self.env[self.res_model].browse(self.res_ids)
