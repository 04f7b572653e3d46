# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.tools import SQL


class AfterSalesApprovalLook(models.Model):
    """What a person last saw of a document that asks for approval: which of its requests, and when (checklist A39).

    Reading writes nothing. A look is kept when somebody opens the document from his inbox for the first time, or says that
    he has seen it; until he says so again, everything that changes is told. Who decides has looked, and needs no row.
    """

    _name = "after_sales.approval.look"
    _description = "Look at an Approval"
    _order = "looked_on desc, id desc"
    _rec_name = "request_id"
    _log_access = False

    user_id = fields.Many2one("res.users", required=True, readonly=True, ondelete="cascade", index=True)
    res_model = fields.Char("Document Model", required=True, readonly=True)
    res_id = fields.Many2oneReference("Document", model_field="res_model", required=True, readonly=True)
    request_id = fields.Many2one(
        "after_sales.approval.request", "Saw", required=True, readonly=True, ondelete="cascade", index=True
    )
    looked_on = fields.Datetime(required=True, readonly=True)

    _one = models.UniqueIndex("(res_model, res_id, user_id)")

    def _remember(self, requests, is_first_only=False):
        """Keep that the user saw ``requests``; ``is_first_only``: where he saw nothing of the document before."""
        if not requests:
            return
        self.env["after_sales.approval.request"].flush_model(["res_model", "res_id"])
        # In one go and past the ORM, so that two clicks at once leave one look and no error.
        on_conflict = SQL("NOTHING") if is_first_only else SQL(
            "UPDATE SET request_id = EXCLUDED.request_id, looked_on = EXCLUDED.looked_on"
        )  # fmt: skip
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO after_sales_approval_look (user_id, res_model, res_id, request_id, looked_on)
                     SELECT %s, res_model, res_id, id, %s FROM after_sales_approval_request WHERE id IN %s
                ON CONFLICT (res_model, res_id, user_id) DO %s
                """,
                self.env.uid,
                fields.Datetime.now(),
                tuple(requests.ids),
                on_conflict,
            )
        )
        self.invalidate_model()
        requests.invalidate_recordset(["changes_since_look"])
        for kind, own in requests.grouped("res_model").items():
            self.env[kind].browse(own.mapped("res_id")).invalidate_recordset(["changes_since_look"])
