# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.tools import SQL, split_every

from ...rules import seriousness
from ..exact import exact
from ..lifecycle.engine import unlocked

#: What a case is judged by; its decision and its returns tell by themselves.
FACTS = frozenset(
    {
        *("grade", "demand", "claimed_amount", "partner_id", "reason_id", "line_ids", "category", "kind"),
        *("is_important", "is_emergency"),
    }
)
BACK = ("return", "exchange")
JUDGED = ("complaint", "opinion")
#: Complaints that are judged again, so many in one transaction.
OPEN = ("reported", "running", "submitted", "approved")
CHUNK = 200


class AfterSalesCase(models.Model):
    """Whether a complaint is serious: by rule, with every ground, since when; never silently lowered (R4.54 to R4.56)."""

    _inherit = "after_sales.case"

    ground_ids = fields.One2many("after_sales.case.ground", "case_id", "Why It Is Serious", readonly=True, copy=False)
    is_serious = fields.Boolean("Serious", compute="_compute_is_serious", store=True, index="btree_not_null")
    serious_on = fields.Datetime("Serious Since", compute="_compute_is_serious", store=True)
    serious_summary = fields.Char(compute="_compute_serious_summary")
    is_head_accountable = fields.Boolean(
        "Head of Department Accountable", compute="_compute_is_serious", store=True, index="btree_not_null",
        help="A large claim, or the same product claimed again and again: the head of the department answers for it too.",
    )  # fmt: skip
    accountable_ids = fields.Many2many(
        "hr.employee", string="Accountable Heads", compute="_compute_accountable_ids", compute_sudo=True
    )

    @api.depends("ground_ids.code", "ground_ids.found_on")
    def _compute_is_serious(self):
        for case in self:
            case.is_serious = bool(case.ground_ids)
            case.serious_on = min(case.ground_ids.mapped("found_on"), default=False)
            case.is_head_accountable = case.kind == "complaint" and case.ground_ids._is_for_general_manager()

    @api.depends("ground_ids.code", "ground_ids.numbers")
    @api.depends_context("lang")
    def _compute_serious_summary(self):
        for case in self:
            case.serious_summary = " ".join(case.ground_ids.mapped("sentence"))

    @api.depends("is_head_accountable", "share_ids.department_id")
    def _compute_accountable_ids(self):
        for case in self:
            departments = case.share_ids.department_id if case.is_head_accountable else case.share_ids.department_id[:0]
            case.accountable_ids = departments.manager_id

    def write(self, vals):
        written = super().write(vals)
        if FACTS.intersection(vals):
            self._look_at_facts()
        return written

    def _after_report(self):
        super()._after_report()
        self._look_at_facts()

    def _after_accept(self):
        super()._after_accept()
        self._look_at_facts()

    def _look_at_facts(self):
        """Keep what is newly found, and tell whom it concerns. As many queries however many cases there are."""
        reported = self.sudo().filtered(lambda case: case.state not in ("draft", "cancelled"))
        if reported:
            reported.filtered(lambda case: case.kind in JUDGED)._keep_grounds()
            reported._escalate()

    @api.model
    def _cron_look(self):
        """Judge open complaints again, since others were reported meanwhile, and ask for first replies in time."""
        ids = self.sudo().search([("state", "in", OPEN)], order="id").ids
        left = len(ids)
        for chunk in split_every(CHUNK, ids):
            self.sudo().browse(chunk)._look_at_facts()
            left -= len(chunk)
            if not self.env["ir.cron"]._commit_progress(len(chunk), remaining=left):
                break
        self._warn_of_replies()

    def _keep_grounds(self):
        known = {(ground.case_id.id, ground.code) for ground in self.ground_ids}
        limits = {company: company._after_sales_serious_limits() for company in self.company_id}
        rows = [
            {"case_id": case.id, "code": ground.code, "numbers": dict(ground.values)}
            for case, facts in self._serious_facts().items()
            for ground in seriousness.grounds(facts, limits[case.company_id])
            if (case.id, ground.code) not in known
        ]
        if rows:
            found = unlocked(self.env["after_sales.case.ground"]).create(rows)
            for case, grounds in found.grouped("case_id").items():
                case.message_post(body=self.env._("Serious: %s", " ".join(grounds.mapped("sentence"))))

    def _serious_facts(self) -> dict:
        """case -> what ``rules/seriousness.py`` asks for."""
        counts = self._count_complaints()
        returned = self._with_returns()
        return {
            case: seriousness.Facts(
                is_return=case.demand in BACK
                or bool({*BACK} & {*case.decision_ids.mapped("kind")})
                or case in returned,
                grade=int(case.grade),
                claimed=max(exact(case.claimed_company_amount), exact(case.amount_total)),
                **counts.get(case.id, {}),
            )
            if case.kind == "complaint"
            else seriousness.Facts(grade=int(case.grade))
            for case in self
        }

    def _with_returns(self):
        """Those of the cases for which goods come back or were exchanged; returns say so where they are kept."""
        return self.browse()

    def _count_complaints(self) -> dict:
        """Per case: how many customers, complaints and claims there are in the time the company looks at.

        A next round is the same complaint once more, so it does not count; what is no complaint does not either.
        """
        if not self:
            return {}
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                SELECT subject.id, %(complaints)s, %(customers)s, %(claims)s
                  FROM after_sales_case subject
                  JOIN res_company company ON company.id = subject.company_id
                 WHERE subject.id IN %(ids)s
                """,
                complaints=self._sql_complaints(),
                customers=self._sql_most_of_one_product(
                    "peer.commercial_partner_id", "customers", "AND peer.reason_id = item.reason_id"
                ),
                claims=self._sql_most_of_one_product("other.id", "claims"),
                ids=tuple(self.ids),
            )
        )
        names = ("complaints", "customers", "claims")
        return {
            row[0]: {name: value or 0 for name, value in zip(names, row[1:], strict=True)}
            for row in self.env.cr.fetchall()
        }

    def _sql_complaints(self):
        return SQL(
            """
            (SELECT COUNT(*) FROM after_sales_case other
              WHERE other.commercial_partner_id = subject.commercial_partner_id AND %s)
            """,
            self._sql_counts("complaints"),
        )

    def _sql_most_of_one_product(self, what, count, condition=""):
        return SQL(
            f"""
            (SELECT MAX(found.number) FROM (
                SELECT COUNT(DISTINCT {what}) AS number
                  FROM after_sales_case_line item
                  JOIN after_sales_case_line peer ON peer.product_id = item.product_id {condition}
                  JOIN after_sales_case other ON other.id = peer.case_id
                 WHERE item.case_id = subject.id AND %s
              GROUP BY item.product_id) found)
            """,  # names of columns, all of them written above
            self._sql_counts(count),
        )

    def _sql_counts(self, count):
        """Whether ``other`` is a complaint of the same company within as many months of the one that is judged."""
        months = SQL.identifier("company", f"after_sales_serious_{count}_months")
        return SQL(
            """
            other.company_id = subject.company_id AND other.kind = 'complaint' AND other.parent_id IS NULL
            AND other.state NOT IN ('draft', 'cancelled')
            AND other.received_on > subject.received_on - make_interval(months => COALESCE(%(months)s, 12))
            AND other.received_on < subject.received_on + make_interval(months => COALESCE(%(months)s, 12))
            """,
            months=months,
        )
