# Part of after_sales. LGPL-3.
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from odoo import api, fields, models
from odoo.fields import Command
from odoo.tools import SQL

from ...rules import early_warning
from ..exact import exact
from ..lifecycle.engine import unlocked

#: The nightly run looks at periods to which a complaint came in so many days ago at the most.
NIGHTS = 31
#: No period is longer than a year of the calendar; one of so many days may be.
LONGEST = 366


class Fact(NamedTuple):
    """One complained item of an accepted case, with 0 for what is not known."""

    case: int
    on: date
    product: int
    category: int
    reason: int
    cause: int
    quantity: Decimal


class AfterSalesCaseAlert(models.Model):
    """Where warnings come from: the thresholds, asked when a case is accepted and again every night."""

    _inherit = "after_sales.case.alert"

    @api.model
    def _cron_warn(self):
        """Every night: draw the control charts anew and see what has become too much."""
        since = fields.Date.today() - timedelta(days=NIGHTS)
        for company in self.env["res.company"].search([]):
            self._warn(company, since)
            self.env["after_sales.case.chart"]._draw(company)
            self._warn_of_rises(company)
            self.env["ir.cron"]._commit_progress(1)

    def _warn(self, company, since, reasons=None):
        """Open a warning, or add to an open one, wherever a threshold of the company is passed."""
        thresholds = self.env["after_sales.case.threshold"].sudo()._for_company(company)
        if reasons:
            thresholds = thresholds.filtered(lambda threshold: threshold.ground == "reason")
        if not thresholds:
            return
        first = since - timedelta(days=max(LONGEST, *thresholds.mapped("days")))
        facts = self._facts(company, first, reasons)
        known = self._known(company, thresholds, first)
        for threshold in thresholds:
            for key, own in self._sorted_out(threshold, facts).items():
                current, handled = known.get((threshold.id, key), (self.browse(), set()))
                fresh = [early_warning.Complaint(fact.case, fact.on, fact.quantity) for fact in own]
                fresh = [complaint for complaint in fresh if complaint.case not in handled]
                passed = early_warning.passed(threshold._rule(), fresh, since)
                if passed:
                    self._note(company, threshold, key, passed, current)

    def _sorted_out(self, threshold, facts):
        """The facts that the row is about, by what must be the same of them."""
        found = defaultdict(list)
        for fact in facts:
            if threshold._concerns(fact):
                found[threshold._key(fact)].append(fact)
        return found

    def _note(self, company, threshold, key, complaints, current):
        cases = sorted({complaint.case for complaint in complaints})
        days = [complaint.on for complaint in complaints]
        vals = {"first_date": min(days), "last_date": max(days)}
        if current:
            self._add(current, cases, vals)
            return
        product, category, fault, cause = key
        self._open(
            threshold._receivers(company),
            vals
            | {
                "company_id": company.id,
                "threshold_id": threshold.id,
                "product_id": product,
                "category_id": category,
                "reason_id": fault,
                "cause_id": cause,
                "case_ids": [Command.set(cases)],
            },
        )

    def _add(self, current, cases, vals):
        """Further cases of an open warning; nobody is told again."""
        more = set(cases) - set(current.case_ids.ids)
        if more:
            unlocked(current).write(vals | {"case_ids": [Command.link(case) for case in sorted(more)]})
            current.message_post(body=self.env._("%s more complaints.", len(more)))

    def _open(self, people, vals):
        # The index must see those that were closed just now.
        self.flush_model(["state"])
        alert = unlocked(self.sudo()).create(
            {"found_on": fields.Datetime.now(), "name": self._title(vals)}
            | {name: value or False for name, value in vals.items()}
        )
        alert.message_subscribe(people.partner_id.ids)
        for user in people:
            alert.activity_schedule("after_sales.mail_activity_type_warning", user_id=user.id, summary=alert.name)
        return alert

    def _title(self, vals):
        """What it is about: the goods and the fault, or the cause."""
        about = ("product.product", "product_id"), ("product.category", "category_id")
        about += ("after_sales.reason", "reason_id"), ("after_sales.cause", "cause_id")
        return " · ".join(self.env[model].browse(vals[name]).display_name for model, name in about if vals.get(name))

    def _known(self, company, thresholds, first):
        """(row, key) -> the open warning, and the cases of those that were dealt with."""
        known = {}
        domain = [("company_id", "=", company.id), ("threshold_id", "in", thresholds.ids), ("last_date", ">=", first)]
        for alert in self.sudo().search(domain):
            key = tuple(alert[name].id or 0 for name in ("product_id", "category_id", "reason_id", "cause_id"))
            current, handled = known.get((alert.threshold_id.id, key), (self.browse(), set()))
            if alert.state in ("new", "looked"):
                current = alert
            else:
                handled = handled | set(alert.case_ids.ids)
            known[alert.threshold_id.id, key] = current, handled
        return known

    def _facts(self, company, first, reasons=None):
        """What was complained of since ``first``: first rounds that were accepted and did not turn out unfounded."""
        self.env["after_sales.case"].flush_model()
        self.env["after_sales.case.line"].flush_model()
        self.env["product.template"].flush_model(["categ_id", "uom_id"])
        among = SQL("AND complaint.reason_id IN %s", tuple(reasons.ids)) if reasons else SQL("")
        self.env.cr.execute(
            SQL(
                """
                SELECT complaint.id, (complaint.received_on AT TIME ZONE 'UTC' AT TIME ZONE %(zone)s)::date,
                       line.product_id, template.categ_id,
                       COALESCE(complaint.reason_id, 0), COALESCE(complaint.cause_id, 0),
                       SUM(line.quantity * unit.factor / own.factor)
                  FROM after_sales_case complaint
                  JOIN after_sales_case_line line ON line.case_id = complaint.id
                  JOIN product_product product ON product.id = line.product_id
                  JOIN product_template template ON template.id = product.product_tmpl_id
                  JOIN uom_uom own ON own.id = template.uom_id
                  JOIN uom_uom unit ON unit.id = line.uom_id
                 WHERE complaint.company_id = %(company)s AND complaint.received_on >= %(first)s
                   AND complaint.accepted_on IS NOT NULL AND complaint.state != 'cancelled'
                   AND complaint.parent_id IS NULL AND complaint.finding IS DISTINCT FROM 'unfounded' %(among)s
              GROUP BY complaint.id, line.product_id, template.categ_id
                """,
                zone=company._after_sales_case_zone(),
                company=company.id,
                first=first,
                among=among,
            )
        )
        return [Fact(*row[:6], exact(row[6] or 0.0)) for row in self.env.cr.fetchall()]
