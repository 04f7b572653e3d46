# Part of after_sales. LGPL-3.
import logging

from odoo import api, fields, models
from odoo.tools import SQL

from ...rules.reason import reason
from .engine import unlocked

_logger = logging.getLogger(__name__)

#: Who is told of a breach.
KEEPERS = ("after_sales.after_sales_group_accountant", "after_sales.after_sales_group_administrator")


class AfterSalesBreach(models.Model):
    """Something that cannot be: found by the nightly self-check, kept until it is gone.

    Each area says in ``_find_breaches`` what must always hold of its records.
    """

    _name = "after_sales.breach"
    _description = "Breach Found by the Self-Check"
    _inherit = ["after_sales.guarded", "mail.activity.mixin", "mail.thread"]
    _order = "found_on desc, id desc"
    _rec_name = "sentence"

    company_id = fields.Many2one("res.company", readonly=True, index=True)
    kind = fields.Char(required=True, readonly=True, index=True)
    res_model = fields.Char("Record Model", required=True, readonly=True)
    res_id = fields.Many2oneReference("Record", model_field="res_model", required=True, readonly=True)
    sentence = fields.Text("What Does Not Hold", required=True, readonly=True)
    found_on = fields.Datetime(readonly=True, index=True)
    gone_on = fields.Datetime(readonly=True, index="btree_not_null", help="When the self-check no longer found it.")
    is_open = fields.Boolean(compute="_compute_is_open", store=True, index=True)

    _once = models.UniqueIndex("(kind, res_model, res_id) WHERE gone_on IS NULL")

    @api.depends("gone_on")
    def _compute_is_open(self):
        for breach in self:
            breach.is_open = not breach.gone_on

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"kind", "res_model", "res_id", "sentence", "found_on", "gone_on"}

    def action_view_record(self):
        """Open the record that does not hold what it must."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "views": [(False, "form")],
        }

    def action_check(self):
        """Check now; tells how many breaches stand."""
        self.check_access("read")
        self.sudo()._check()
        count = self.search_count([("is_open", "=", True)])
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "danger" if count else "success",
                "title": self.env._("Self-Check"),
                "message": self.env._("%s breaches stand.", count) if count else self.env._("Everything adds up."),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    @api.model
    def _cron_check(self):
        """Look every night whether everything adds up."""
        self._check()

    def _check(self):
        # Nobody may write a breach by hand; it looks at everybody's records.
        self = self.sudo()
        found = {(kind, record._name, record.id): (record, why) for kind, record, why in self._find_breaches()}
        known = {
            (breach.kind, breach.res_model, breach.res_id): breach for breach in self.search([("is_open", "=", True)])
        }
        gone = self.union(*(breach for key, breach in known.items() if key not in found))
        unlocked(gone).write({"gone_on": fields.Datetime.now()})
        gone.activity_unlink(["mail.mail_activity_data_warning"])
        fresh = unlocked(self).create(
            [self._prepare_vals(key[0], *what) for key, what in found.items() if key not in known]
        )
        for breach in fresh:
            breach._warn()
        return fresh

    def _prepare_vals(self, kind, record, why) -> dict:
        return {
            "kind": kind,
            "res_model": record._name,
            "res_id": record.id,
            "company_id": record.company_id.id if "company_id" in record._fields else False,
            "sentence": str(self.env["after_sales.message"]._sentence(why)),
            "found_on": fields.Datetime.now(),
        }

    def _warn(self):
        """Leave the breach with everybody who can mend it."""
        _logger.error("Self-check: %s", self.sentence)
        groups = self.env["res.groups"].union(*(self.env.ref(group) for group in KEEPERS))
        for user in groups.all_user_ids.filtered(
            lambda user: user.active and not user.share and (not self.company_id or self.company_id in user.company_ids)
        ):
            self.activity_schedule("mail.mail_activity_data_warning", user_id=user.id, summary=self.sentence)

    def _find_breaches(self):
        """Yield (kind, record, reason) for everything that does not hold."""
        yield from self._find_lost_entries()

    def _find_lost_entries(self):
        """Every row of the posting ledger points to an entry that exists."""
        postings = self.env["after_sales.posting"].sudo()
        self.env.cr.execute(SQL("SELECT DISTINCT entry_model FROM after_sales_posting WHERE reversed_by_id IS NULL"))
        for (model,) in self.env.cr.fetchall():
            table = SQL.identifier(self.env[model]._table)
            self.env.cr.execute(
                SQL(
                    """
                    SELECT posting.id FROM after_sales_posting posting
                     WHERE posting.entry_model = %s AND posting.reversed_by_id IS NULL
                       AND NOT EXISTS (SELECT 1 FROM %s entry WHERE entry.id = posting.entry_id)
                    """,
                    model,
                    table,
                )
            )
            for posting in postings.browse([row[0] for row in self.env.cr.fetchall()]):
                yield "entry_lost", posting, reason("breach_entry_lost", key=posting.key, kind=posting.kind)
