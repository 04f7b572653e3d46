# Part of after_sales. LGPL-3.
import logging

from odoo import api, fields, models
from odoo.tools import SQL

from ...rules import hash_chain
from .after_sales_approval_log import payload

_logger = logging.getLogger(__name__)

READERS = ("after_sales.after_sales_group_auditor", "after_sales.after_sales_group_administrator")


class AfterSalesApprovalChain(models.Model):
    """How long a company's decision log is and how it ends; kept apart from its rows, it tells a cut tail.

    There is one row for each company that ever decided something. It never gets shorter, and of two transactions that
    append at the same moment one waits, fails and is tried again by Odoo: the log cannot fork.
    """

    _name = "after_sales.approval.chain"
    _description = "Seal of the Decision Log"
    _inherit = ["after_sales.approval.sealed", "mail.thread", "mail.activity.mixin"]
    _rec_name = "company_id"
    _order = "company_id"
    _log_access = False
    # Who may read it may answer the warning, too.
    _mail_post_access = "read"
    _refused_update = "NEW.length < OLD.length OR NEW.company_id <> OLD.company_id"

    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True, ondelete="restrict")
    length = fields.Integer("Decisions", required=True, readonly=True)
    head = fields.Char(
        "Last Hash", required=True, readonly=True, help="Write it down elsewhere: it proves all before it."
    )

    _company = models.UniqueIndex("(company_id)")

    def action_verify(self):
        """Read the whole log again and say whether every row is there and as it was written."""
        self.check_access("read")
        told = [f"{chain.company_id.name}: {sentence}" for chain in self for sentence in chain._breaches()]
        if told:
            notice = {"title": self.env._("The decision log is damaged"), "type": "danger", "sticky": True}
        else:
            notice = {"title": self.env._("The decision log is in order"), "type": "success"}
            told = [
                self.env._("%s rows verified: every decision is there, as it was written.", sum(self.mapped("length")))
            ]
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": notice | {"message": "\n".join(told)},
        }

    @api.model
    def _cron_verify_chains(self):
        """Verify every company's log; tell auditors and administrators of what is wrong, once for each breach."""
        self._restore_lost_chains()
        chains = self.search([])
        for done, chain in enumerate(chains, 1):
            sentences = chain._breaches()
            if sentences:
                chain._warn("\n".join(sentences))
            self.env["ir.cron"]._commit_progress(1, remaining=len(chains) - done)

    def _breaches(self) -> list[str]:
        """What is wrong with the company's log, in words."""
        self.ensure_one()
        self.invalidate_recordset(["length", "head"])
        rows = self.env["after_sales.approval.log"]._stream(self.company_id)
        message = self.env["after_sales.message"]
        return [message._sentence(breach) for breach in hash_chain.verify(rows, self.head, self.length)]

    def _warn(self, sentences):
        """Leave a warning with everybody who looks after the log, unless it is there already."""
        _logger.error("Decision log of %s is damaged: %s", self.company_id.name, sentences)
        warned = self.activity_ids.filtered(lambda activity: activity.summary == sentences).user_id
        for user in self._keepers() - warned:
            self.activity_schedule(
                "mail.mail_activity_data_warning",
                user_id=user.id,
                summary=sentences,
                note=self.env._(
                    "Somebody changed the decision log in the database. Restore it from a backup and find out who."
                ),
            )

    def _keepers(self):
        groups = self.env["res.groups"].union(*(self.env.ref(group) for group in READERS))
        return groups.all_user_ids.filtered(
            lambda user: user.active and not user.share and self.company_id in user.company_ids
        )

    def _restore_lost_chains(self):
        """Give a log without its chain an empty one, against which every row of it is one too many."""
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO after_sales_approval_chain (company_id, length, head)
                     SELECT DISTINCT company_id, 0, %s FROM after_sales_approval_log
                ON CONFLICT (company_id) DO NOTHING
                """,
                hash_chain.GENESIS,
            )
        )

    @api.model
    def _link(self, company_id, rows) -> SQL:
        """Give each of ``rows`` (values of log rows of one company) its place in the chain, which is longer from now on.

        Returns the statement that seals them: it belongs to the one that writes them.
        """
        length, head = self._reserve(company_id, len(rows))
        for sequence, row in enumerate(rows, length - len(rows) + 1):
            row["sequence"] = sequence
            row["previous_hash"] = head
            row["hash"] = head = hash_chain.link(head, payload(row))
        self.invalidate_model(["length", "head"])
        return SQL("UPDATE after_sales_approval_chain SET head = %s WHERE company_id = %s", head, company_id)

    def _reserve(self, company_id, count) -> tuple[int, str]:
        """Make the company's chain longer and lock it until the transaction ends; the new length and the old head."""
        longer = SQL(
            "UPDATE after_sales_approval_chain SET length = length + %s WHERE company_id = %s RETURNING length, head",
            count,
            company_id,
        )
        self.env.cr.execute(longer)
        found = self.env.cr.fetchone()
        if not found:
            self.env.cr.execute(
                SQL(
                    "INSERT INTO after_sales_approval_chain (company_id, length, head) VALUES (%s, 0, %s)"
                    " ON CONFLICT (company_id) DO NOTHING",
                    company_id,
                    hash_chain.GENESIS,
                )
            )
            self.env.cr.execute(longer)
            found = self.env.cr.fetchone()
        return found
