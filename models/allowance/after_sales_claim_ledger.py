# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.tools import SQL

RESULTS = [("kept", "Claim Stands"), ("adjusted", "Adjusted by Share"), ("cancelled", "Claim Cancelled")]
STATUS = [("open", "Not Finished"), ("given", "Given"), ("refused", "Refused")]


class AfterSalesClaimLedger(models.Model):
    """The after-sales management ledger: every claim, what was found, what was given (R6.11).

    A row is a case with a claim, or an allowance or compensation without a case; rebates of an agreement are no claims.
    Amounts are in the currency of the company; what was given is what is posted.
    """

    _name = "after_sales.claim.ledger"
    _description = "After-Sales Management Ledger"
    _auto = False
    _order = "received_on desc, id desc"

    name = fields.Char("Document", readonly=True)
    case_id = fields.Many2one("after_sales.case", readonly=True)
    allowance_id = fields.Many2one("after_sales.allowance", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    currency_id = fields.Many2one("res.currency", readonly=True)
    partner_id = fields.Many2one("res.partner", "Customer", readonly=True)
    reason_id = fields.Many2one("after_sales.reason", "Fault", readonly=True)
    received_on = fields.Datetime("Arrived", readonly=True)
    status = fields.Selection(STATUS, readonly=True)
    claim_result = fields.Selection(RESULTS, "Outcome of the Claim", readonly=True)
    why = fields.Text(readonly=True)
    claimed_amount = fields.Monetary("Claimed Amount", readonly=True)
    allowed_amount = fields.Monetary("Allowed", readonly=True, help="Credit notes of allowances that are posted.")
    compensated_amount = fields.Monetary("Compensated", readonly=True, help="Damages that are posted.")
    ledger_number = fields.Char(readonly=True)
    filed_on = fields.Datetime("Filed", readonly=True)
    filed_by_id = fields.Many2one("res.users", "Filed By", readonly=True)

    def action_file(self):
        """File these claims: each gets its number in the ledger, once."""
        self.check_access("read")
        for documents in (self.case_id, self.allowance_id):
            documents._file()

    def action_export(self):
        """Download these claims as a workbook."""
        self.check_access("read")
        ids = ",".join(str(each) for each in self.ids)
        return {"type": "ir.actions.act_url", "url": f"/after_sales/claims.xlsx?ids={ids}", "target": "download"}

    def action_open(self):
        """Open the case, allowance or compensation behind the row."""
        self.ensure_one()
        document = self.case_id or self.allowance_id
        return document._view_records(document, document.display_name)

    @property
    def _table_query(self):
        return SQL(
            "WITH posted AS (%s), claims AS (%s UNION ALL %s) %s",
            self._posted(), self._cases(), self._allowances(), self._whole(),
        )  # fmt: skip

    def _posted(self):
        """What allowances and compensations posted, in the currency of the company."""
        return SQL(
            """
            SELECT document.id, document.case_id, document.kind, SUM(ABS(entry.amount_total_signed)) AS amount
              FROM after_sales_allowance document
              JOIN account_move entry ON entry.after_sales_allowance_id = document.id
             WHERE entry.state = 'posted' AND document.state = 'done' AND entry.move_type IN ('out_refund', 'in_receipt')
          GROUP BY document.id, document.case_id, document.kind
            """
        )

    def _cases(self):
        return SQL(
            """
            SELECT 2 * document.id AS id, document.id AS case_id, NULL::int AS allowance_id, document.name,
                   document.company_id, document.partner_id, document.reason_id, document.received_on,
                   document.claim_result, COALESCE(document.claim_settled_reason, document.refusal) AS why,
                   document.claimed_company_amount AS claimed_amount, document.ledger_number, document.filed_on,
                   document.filed_by_id,
                   document.claim_result = 'cancelled' OR document.state IN ('cancelled', 'superseded')
                   OR (document.finding = 'unfounded' AND document.state = 'done') AS is_refused
              FROM after_sales_case document
             WHERE document.state != 'draft' AND document.kind = 'complaint'
               AND (document.claimed_amount > 0 OR document.demand IN ('allowance', 'compensation')
                    OR EXISTS (SELECT 1 FROM after_sales_case_decision decision WHERE decision.case_id = document.id
                                  AND decision.kind IN ('allowance', 'compensation')))
            """
        )

    def _allowances(self):
        return SQL(
            """
            SELECT 2 * document.id + 1, NULL::int, document.id, document.name, document.company_id, document.partner_id,
                   document.reason_id, document.create_date, document.claim_result,
                   COALESCE(document.claim_settled_reason, document.refusal), document.claimed_company_amount,
                   document.ledger_number, document.filed_on, document.filed_by_id,
                   document.state = 'cancelled' OR document.claim_result = 'cancelled'
              FROM after_sales_allowance document
             WHERE document.case_id IS NULL AND document.rebate_run_id IS NULL
               AND document.kind IN ('allowance', 'compensation')
               AND (document.state != 'draft' OR document.refusal IS NOT NULL OR document.claimed_amount > 0)
            """
        )

    def _whole(self):
        return SQL(
            """
            SELECT claims.*, company.currency_id,
                   COALESCE(given.allowed, 0) AS allowed_amount, COALESCE(given.compensated, 0) AS compensated_amount,
                   CASE WHEN given.amount > 0 THEN 'given' WHEN claims.is_refused THEN 'refused' ELSE 'open' END AS status
              FROM claims
              JOIN res_company company ON company.id = claims.company_id
         LEFT JOIN LATERAL (SELECT SUM(posted.amount) AS amount,
                                   SUM(posted.amount) FILTER (WHERE posted.kind = 'allowance') AS allowed,
                                   SUM(posted.amount) FILTER (WHERE posted.kind = 'compensation') AS compensated
                              FROM posted
                             WHERE posted.case_id = claims.case_id OR posted.id = claims.allowance_id) given ON TRUE
            """
        )
