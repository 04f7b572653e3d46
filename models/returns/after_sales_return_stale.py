# Part of after_sales. LGPL-3.
from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import split_every

from ...rules.reason import reason
from ..lifecycle.engine import unlocked

#: How many returns are followed up in one go before the work is committed.
CHUNK = 100
ACTIVITY = "after_sales.mail_activity_type_follow_up"


class AfterSalesReturn(models.Model):
    """Returns that nobody moves: the customer is reminded of his goods, the responsible of the rest; each once."""

    _inherit = "after_sales.return"

    reminded_on = fields.Datetime(readonly=True, copy=False, help="When the customer was reminded to send the goods.")
    close_proposed_on = fields.Datetime(
        "Closing Proposed On", readonly=True, copy=False, help="When the responsible was asked to wait no longer."
    )
    idle_told_on = fields.Datetime(
        "Idle Since", readonly=True, copy=False, help="When the responsible was told that nothing happens."
    )

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"reminded_on", "close_proposed_on", "idle_told_on"}

    def _prepare_stamp_vals(self, event):
        stamp = super()._prepare_stamp_vals(event)
        # A new state waits anew.
        return stamp | {"idle_told_on": False} if event in ("submit", "recall", "reset") else stamp

    @api.model
    def _cron_follow_up(self):
        """Follow up what waits too long, company by company, as each says; who was told is not told again."""
        todo = [
            (company, kind, ids)
            for company in self.env["res.company"].search([])
            for kind in ("idle", "stale", "close")
            if (ids := self._find_waiting(company, kind))
        ]
        left = sum(len(ids) for _company, _kind, ids in todo)
        for company, kind, ids in todo:
            for chunk in split_every(CHUNK, ids):
                getattr(self.with_company(company).browse(chunk), f"_follow_up_{kind}")()
                left -= len(chunk)
                if not self.env["ir.cron"]._commit_progress(len(chunk), remaining=left):
                    return

    def _find_waiting(self, company, kind):
        """The returns of a company that wait longer than it allows and were not told of."""
        days = company[f"after_sales_{kind}_days"]
        if days <= 0:
            return []
        since = fields.Datetime.now() - timedelta(days=days)
        domain = {
            "stale": self._waiting_for_goods_domain(since) & Domain("reminded_on", "=", False),
            "close": self._waiting_for_goods_domain(since) & Domain("close_proposed_on", "=", False),
            "idle": Domain("idle_told_on", "=", False)
            & (
                Domain([("state", "=", "draft"), ("create_date", "<=", since)])
                | Domain([("state", "=", "submitted"), ("submitted_on", "<=", since)])
            ),
        }[kind]
        return self.search(Domain("company_id", "=", company.id) & domain, order="id").ids

    def _waiting_for_goods_domain(self, since):
        return Domain(
            [
                ("state", "=", "approved"),
                ("receipt_status", "in", ("expected", "partial")),
                ("approved_on", "<=", since),
            ]
        )

    def _follow_up_stale(self):
        """Remind the customer to send the goods."""
        self.env["after_sales.return.mail"]._note([(document, "reminded", "goods") for document in self])
        unlocked(self).write({"reminded_on": fields.Datetime.now()})
        for document in self:
            document._message_log(body=self.env._("No goods yet: the customer is reminded."))

    def _follow_up_close(self):
        """Ask the responsible to close what did not come, or to cancel where nothing came."""
        unlocked(self).write({"close_proposed_on": fields.Datetime.now()})
        for document in self:
            who, since = document.partner_id.display_name, str(document.approved_on.date())
            if document.receipt_status == "partial":
                document._ask_to_follow_up(reason("stale_close", document=document.name, customer=who, date=since))
            else:
                document._ask_to_follow_up(reason("stale_cancel", document=document.name, customer=who, date=since))

    def _follow_up_idle(self):
        """Tell the responsible that nothing happens."""
        unlocked(self).write({"idle_told_on": fields.Datetime.now()})
        for document in self:
            who, since = document.partner_id.display_name, str((document.submitted_on or document.create_date).date())
            if document.state == "draft":
                document._ask_to_follow_up(reason("idle_draft", document=document.name, customer=who, date=since))
            else:
                document._ask_to_follow_up(reason("idle_submitted", document=document.name, customer=who, date=since))

    def _ask_to_follow_up(self, why):
        note = self.env["after_sales.message"]._sentence(why)
        person = self.user_id or self.submitted_by_id or self.create_uid
        if person.active and not person.share:
            self.activity_schedule(ACTIVITY, user_id=person.id, note=note)
        else:
            self._message_log(body=note)

    def _after_post(self):
        super()._after_post()
        self._drop_follow_up()

    def _after_cancel(self):
        super()._after_cancel()
        self._drop_follow_up()

    def _drop_follow_up(self):
        """What is finished waits for nobody."""
        asked = self.sudo().filtered(lambda document: document.close_proposed_on or document.idle_told_on)
        asked.activity_unlink([ACTIVITY])
