# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...rules import whole_batch
from ...rules.reason import reason
from ..exact import exact
from ..lifecycle.engine import unlocked

BATCH_STATUS = [
    ("not_needed", "Not Needed"),
    ("waiting", "Waits for Quality"),
    ("confirmed", "Confirmed"),
    ("denied", "Not Confirmed"),
]
VERDICT = ("batch_verdict", "batch_finding", "batch_decided_by_id", "batch_decided_on")
ASKED_ANEW = ("recall", "refuse", "cancel", "reset")
QUALITY = ("after_sales.after_sales_group_quality",)


class AfterSalesReturn(models.Model):
    """Before a whole batch is asked back quality confirms that it is as bad as the customer says (R5.13)."""

    _inherit = "after_sales.return"

    batch_status = fields.Selection(
        BATCH_STATUS, "Quality Confirms", compute="_compute_batch_status", store=True, index=True, copy=False
    )
    batch_verdict = fields.Selection(
        [("confirmed", "Confirmed"), ("denied", "Not Confirmed")], "Verdict", readonly=True, copy=False
    )
    batch_finding = fields.Text("Found by Quality", copy=False, help="What is wrong with the batch, or why nothing is.")
    batch_decided_by_id = fields.Many2one("res.users", "Batch Looked At By", readonly=True, copy=False)
    batch_decided_on = fields.Datetime("Batch Looked At On", readonly=True, copy=False)
    can_confirm_batch = fields.Boolean(compute="_compute_can_confirm_batch")

    def _get_engine_fields(self):
        return super()._get_engine_fields() | set(VERDICT)

    @api.depends("state", "batch_verdict", "line_ids.base_qty", "line_ids.move_id")
    def _compute_batch_status(self):
        for document in self:
            if document.batch_verdict:
                document.batch_status = document.batch_verdict
            else:
                asks = document.state == "submitted" and document._is_whole_batch()
                document.batch_status = "waiting" if asks else "not_needed"

    def _is_whole_batch(self):
        document = self.sudo()
        company, by_move = document.company_id, document.line_ids.grouped("move_id")
        return whole_batch.is_whole(
            [
                whole_batch.Batch(exact(move._after_sales_base_quantity()), sum(exact(line.base_qty) for line in lines))
                for move, lines in by_move.items()
                if move and any(line._brings_goods() for line in lines)
            ],
            exact(company.after_sales_batch_percent),
            exact(company.after_sales_batch_least),
        )

    @api.depends("batch_status", "state")
    @api.depends_context("uid")
    def _compute_can_confirm_batch(self):
        may = self.env.user.has_groups(",".join(QUALITY))
        for document in self:
            document.can_confirm_batch = may and document.state == "submitted" and document.batch_status == "waiting"

    def action_confirm_batch(self):
        """Quality says that the batch is as bad as the customer says: it may be asked back."""
        return self._ask_batch_finding("confirmed")

    def action_deny_batch(self):
        """Quality says that nothing is wrong with the batch; the return cannot be approved then."""
        return self._ask_batch_finding("denied")

    def _ask_batch_finding(self, verdict):
        self.ensure_one()
        self._refuse_unless_quality()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Whole Batch of %s", self.name),
            "res_model": "after_sales.return.batch",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_return_id": self.id, "default_verdict": verdict},
        }

    def _refuse_unless_quality(self):
        self.check_access("read")
        if not self.env.user.has_groups(",".join(QUALITY)):
            names = ", ".join(self.mapped("name"))
            self._raise_all([reason("no_right", event="confirm_batch", documents=names, groups=QUALITY)], AccessError)

    def _decide_batch(self, verdict, finding):
        """Write down what quality found; only while the return waits for it."""
        self._refuse_unless_quality()
        self._lock()
        self._raise_all(self._get_batch_blockers(finding))
        # Quality has no right to write returns; its verdict is all that is written.
        document = self.sudo()
        stamp = {"batch_decided_by_id": self.env.uid, "batch_decided_on": fields.Datetime.now()}
        unlocked(document).write({"batch_verdict": verdict, "batch_finding": finding} | stamp)
        document.activity_unlink(["after_sales.mail_activity_type_batch"])
        label = dict(BATCH_STATUS)[verdict]
        document.message_post(body=self.env._("Whole batch, quality: %(verdict)s. %(finding)s", verdict=label, finding=finding))

    def _get_batch_blockers(self, finding):
        for document in self:
            if document.state != "submitted" or document.batch_status != "waiting":
                yield reason("batch_not_waiting", document=document.name)
            if not (finding or "").strip():
                yield reason("batch_without_finding", document=document.name)

    def _get_approve_blockers(self):
        yield from super()._get_approve_blockers()
        for document in self:
            if document.batch_status == "waiting":
                yield reason("batch_to_confirm", document=document.name, groups=QUALITY)
            if document.batch_status == "denied":
                yield reason("batch_denied", document=document.name, finding=document.batch_finding or "")

    def _after_submit(self):
        super()._after_submit()
        self.filtered(lambda document: document.batch_status == "waiting").sudo()._tell_quality()

    def _prepare_stamp_vals(self, event):
        stamp = super()._prepare_stamp_vals(event)
        # What is asked anew is looked at anew.
        return stamp | dict.fromkeys(VERDICT, False) if event in ASKED_ANEW else stamp

    def _transition(self, event):
        done = super()._transition(event)
        if event in ASKED_ANEW:
            self.sudo().activity_unlink(["after_sales.mail_activity_type_batch"])
        return done

    def _tell_quality(self):
        for document in self:
            for user in self.env.ref(QUALITY[0]).all_user_ids.filtered(
                lambda user, company=document.company_id: user.active and company in user.company_ids
            ):
                document.activity_schedule(
                    "after_sales.mail_activity_type_batch", user_id=user.id, summary=self.env._("Confirm the whole batch")
                )
