# Part of after_sales. LGPL-3.
from collections import defaultdict
from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

from ...rules import effectiveness
from ...rules.effectiveness import Period
from ..customer_place import to_customer
from ..exact import exact
from ..lifecycle.engine import unlocked

RESULTS = [("effective", "Worked"), ("failed", "Came Back"), ("unclear", "Cannot Be Told by Numbers")]

#: Of each sheet and each of its two periods: pieces delivered to customers, and complaints about just these pieces.
#: A complaint whose delivery nobody knows counts by the day it came in. The next round of a case is no new complaint.
FACTS = """
    WITH period AS (
        SELECT capa.id AS capa_id, capa.company_id, capa.reason_id, when_.name, when_.since, when_.until
          FROM after_sales_capa capa,
       LATERAL (VALUES
                ('before', capa.implemented_on - capa.window_days * interval '1 day', capa.implemented_on),
                ('after', capa.implemented_on, capa.implemented_on + capa.window_days * interval '1 day')
               ) AS when_ (name, since, until)
         WHERE capa.id IN %(capas)s
    )
    SELECT period.capa_id, period.name, COALESCE(delivered.quantity, 0), COALESCE(complained.count, 0)
      FROM period
 LEFT JOIN LATERAL (
            SELECT SUM(moved.quantity_product_uom) AS quantity
              FROM stock_move_line moved
              JOIN stock_move move ON move.id = moved.move_id
              JOIN after_sales_capa_product_rel wanted ON wanted.product_id = moved.product_id
              JOIN stock_location source ON source.id = moved.location_id
              JOIN stock_location target ON target.id = moved.location_dest_id
             WHERE wanted.capa_id = period.capa_id AND moved.company_id = period.company_id
               AND moved.state = 'done' AND moved.date >= period.since AND moved.date < period.until
               AND %(to_customer)s
           ) delivered ON TRUE
 LEFT JOIN LATERAL (
            SELECT COUNT(DISTINCT complaint.id) AS count
              FROM after_sales_case_line item
              JOIN after_sales_capa_product_rel wanted ON wanted.product_id = item.product_id
              JOIN after_sales_case complaint ON complaint.id = item.case_id
         LEFT JOIN stock_move move ON move.id = item.move_id
             WHERE wanted.capa_id = period.capa_id AND complaint.company_id = period.company_id
               AND complaint.reason_id = period.reason_id AND complaint.parent_id IS NULL
               AND complaint.state NOT IN ('draft', 'cancelled')
               AND complaint.finding IS DISTINCT FROM 'unfounded'
               AND complaint.received_on >= period.since AND complaint.received_on < period.until
               AND (move.id IS NULL OR move.date >= period.since AND move.date < period.until)
           ) complained ON TRUE
"""


class AfterSalesCapa(models.Model):
    """Whether it worked, by what came back: measured for every sheet in one query, told, and acted upon (R4.58).

    Both periods are equally long and count complaints about what was delivered in them, so that goods of before do not
    speak against what was done since, and old complaints do not speak for it.
    """

    _inherit = "after_sales.capa"

    window_days = fields.Integer(
        "Days Before and After", default=lambda self: self.env.company.after_sales_capa_window_days,
        help="How long after it was implemented the effect is measured, and compared with as many days before.",
    )  # fmt: skip
    target_percent = fields.Float(
        "Target (%)", default=lambda self: self.env.company.after_sales_capa_target_percent,
        help="Complaints for each delivered piece must fall below this part of what they were.",
    )  # fmt: skip
    check_due = fields.Date("Check Due", compute="_compute_check_due", store=True, index=True)
    measured_on = fields.Datetime("Measured", readonly=True, copy=False)
    check_result = fields.Selection(RESULTS, "Measured Effect", readonly=True, copy=False, index=True, tracking=True)
    check_summary = fields.Text("What Was Measured", readonly=True, copy=False)
    before_count = fields.Integer("Complaints Before", readonly=True, copy=False)
    before_qty = fields.Float("Delivered Before", readonly=True, copy=False, digits="Product Unit")
    after_count = fields.Integer("Complaints After", readonly=True, copy=False)
    after_qty = fields.Float("Delivered After", readonly=True, copy=False, digits="Product Unit")
    before_rate = fields.Float("Per Thousand Before", readonly=True, copy=False, digits=(16, 3))
    after_rate = fields.Float("Per Thousand After", readonly=True, copy=False, digits=(16, 3))

    _window_above_zero = models.Constraint(
        "CHECK(window_days > 0)", "The effect needs some days to show: enter one at least."
    )
    _target_is_percent = models.Constraint(
        "CHECK(target_percent BETWEEN 0 AND 100)", "The target is a part of what it was: from 0 to 100 percent."
    )

    @api.depends("implemented_on", "window_days", "state")
    def _compute_check_due(self):
        for capa in self:
            is_waiting = capa.state == "implemented" and capa.implemented_on
            capa.check_due = (capa.implemented_on + timedelta(days=capa.window_days)).date() if is_waiting else False

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {
            *("measured_on", "check_result", "check_summary"),
            *("before_count", "before_qty", "after_count", "after_qty", "before_rate", "after_rate"),
        }

    def action_verify(self):
        """Measure now what came back since it was implemented, and hand it to the management representative."""
        return self._transition("verify")

    @api.model
    def _cron_check_effect(self):
        """Measure what is old enough, tell the result, and reopen what did not work."""
        due = self.search([("state", "=", "implemented"), ("check_due", "<=", fields.Date.context_today(self))])
        due.sudo()._transition("verify")
        due.sudo().filtered(lambda capa: capa.check_result == "failed")._transition("reopen")

    def _after_verify(self):
        facts = self._measure()
        for capa in self.sudo():
            before, after = facts[capa.id]
            verdict = effectiveness.judge(before, after, exact(capa.target_percent))
            unlocked(capa).write(
                {
                    "measured_on": fields.Datetime.now(),
                    "check_result": verdict.result,
                    "check_summary": self.env["after_sales.message"]._sentence(verdict.why),
                    "before_count": before.complaints,
                    "before_qty": float(before.delivered),
                    "before_rate": float(before.rate()),
                    "after_count": after.complaints,
                    "after_qty": float(after.delivered),
                    "after_rate": float(after.rate()),
                }
            )
            capa._tell_result()

    def _measure(self) -> dict[int, tuple[Period, Period]]:
        """(before, after) of each sheet, by id. A sheet without product or fault measures nothing."""
        self.env.flush_all()
        found = defaultdict(dict)
        for capa_id, name, delivered, complaints in self.env.execute_query(SQL(FACTS, capas=tuple(self.ids), to_customer=to_customer())):
            found[capa_id][name] = Period(complaints, exact(float(delivered)))
        return {capa.id: (found[capa.id]["before"], found[capa.id]["after"]) for capa in self}

    def _tell_result(self):
        """Whoever must verify it finds it among his activities; whoever chases it is told."""
        self.message_post(
            body=self.check_summary, partner_ids=(self.chaser_id | self.user_id).partner_id.ids, message_type="comment"
        )
        if self.check_result != "failed":
            for user in self._representatives():
                self.activity_schedule(
                    "mail.mail_activity_data_todo",
                    summary=self.env._("Verify whether it worked"),
                    note=self.check_summary,
                    user_id=user.id,
                )

    def _representatives(self):
        """The management representatives of the company."""
        group = self.env.ref("after_sales.after_sales_group_representative").sudo()
        return group.all_user_ids.filtered(
            lambda user: user.active and not user.share and self.company_id in user.company_ids
        )

    def _after_confirm(self):
        for capa in self.sudo():
            capa.activity_ids.unlink()
            people = capa.user_id | capa.department_id.manager_id.user_id | capa.chaser_id | capa.team_ids
            self.env["after_sales.letter"]._write_to(people, capa, "capa_verified")

    def _note_reopened(self):
        """The department has the sheet again; what was measured stays on record in the history."""
        unlocked(self).write(
            {
                "reopened_on": fields.Datetime.now(),
                "reopen_count": self.reopen_count + 1,
                "verified_on": False,
                "verified_by_id": False,
                "deadline": self._new_deadline(),
            }
        )
        self.activity_ids.unlink()
        self._give_to_department(self.env._("It came back: find what else is needed"))
