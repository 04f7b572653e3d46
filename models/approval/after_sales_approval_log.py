# Part of after_sales. LGPL-3.
from collections.abc import Iterator
from decimal import Decimal

from odoo import api, fields, models
from odoo.http import request
from odoo.tools import SQL, float_repr, float_round

from ...rules import hash_chain

EVENTS = [
    ("submitted", "Submitted"),
    ("signed", "Signed"),
    ("approved", "Approved"),
    ("refused", "Refused"),
    ("returned", "Returned for Change"),
    ("recalled", "Recalled"),
    ("cancelled", "Cancelled"),
    ("reset", "Reset to Draft"),
    ("blocked", "Blocked"),
    ("rerouted", "Rerouted"),
    ("delegated", "Delegated"),
    ("configured", "Configured"),
    ("override", "Override"),
    ("ratified", "Override Found Right"),
    ("objected", "Override Objected"),
    ("posted", "Posted"),
    ("undone", "Undone"),
    ("sampled", "Sample Drawn"),
]
#: What a row's hash is made of. A column added later is empty in older rows and so leaves their hashes as they are.
HASHED = (
    "sequence",
    "company_id",
    "happened_on",
    "event",
    "res_model",
    "res_id",
    "document_name",
    "user_id",
    "on_behalf_of_id",
    "role_id",
    "comment",
    "amount",
    "currency_id",
    "rate",
    "company_amount",
    "table_version",
    "windows",
    "digest",
    "facts",
    "source",
    "remote_address",
)
NUMBERS = ("amount", "rate", "company_amount")
RATE_DIGITS = 12
CHUNK = 1000
RPC = ("/jsonrpc", "/xmlrpc", "/json/")


def payload(vals) -> dict:
    """What of a row is hashed: every hashed column that is not empty."""
    return {name: vals[name] for name in HASHED if vals[name] is not None}


def _row(stored) -> hash_chain.Row:
    numbers = {name: Decimal(stored[name]) for name in NUMBERS if stored[name] is not None}
    return hash_chain.Row(stored["sequence"], stored["previous_hash"], stored["hash"], payload(stored | numbers))


def _as_stored(number, digits) -> Decimal:
    """``number`` as Odoo writes it into a column with that many digits."""
    return Decimal(float_repr(float_round(float(number), precision_digits=digits), digits))


def _money(amount, currency) -> Decimal:
    return Decimal(float_repr(currency.round(float(amount)), currency.decimal_places))


class AfterSalesApprovalLog(models.Model):
    """Every decision, in the order it was taken: who, for whom, when, from where, on which facts.

    ``_append`` alone adds rows. Each row's hash is made of the row's own columns and of the row before it, so that
    ``after_sales.approval.chain`` finds any later change, even one made in the database.
    """

    _name = "after_sales.approval.log"
    _description = "Decision Log"
    _inherit = ["after_sales.approval.sealed"]
    _order = "id desc"
    # Who and when are columns that the hash covers.
    _log_access = False

    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True, ondelete="restrict")
    sequence = fields.Integer(
        "No.", required=True, readonly=True, help="Counts each company's decisions without a gap."
    )
    happened_on = fields.Datetime("When", required=True, readonly=True, index=True)
    event = fields.Selection(EVENTS, required=True, readonly=True)
    res_model = fields.Char("Document Model", required=True, readonly=True)
    res_id = fields.Many2oneReference("Document ID", model_field="res_model", required=True, readonly=True)
    document_name = fields.Char("Document", readonly=True, help="As it was called then.")
    document_kind = fields.Char(compute="_compute_document_kind")
    user_id = fields.Many2one(
        "res.users", "Who", required=True, readonly=True, ondelete="restrict", help="The person who clicked."
    )
    on_behalf_of_id = fields.Many2one(
        "res.users", readonly=True, ondelete="restrict", help="The person whose authority was used."
    )
    role_id = fields.Many2one("after_sales.approval.role", "As", readonly=True, ondelete="restrict")
    comment = fields.Text(readonly=True)
    currency_id = fields.Many2one("res.currency", readonly=True, ondelete="restrict")
    amount = fields.Monetary(readonly=True, help="In the currency of the document.")
    rate = fields.Float(readonly=True, digits=(24, RATE_DIGITS), help="Company currency for one of the document's.")
    company_currency_id = fields.Many2one(related="company_id.currency_id", string="Company Currency")
    company_amount = fields.Monetary("Amount in Company Currency", readonly=True, currency_field="company_currency_id")
    table_version = fields.Char("Limits Version", readonly=True, help="The authority table that was in force.")
    windows = fields.Json("Balances", readonly=True, help="What was left of each limit over time, before and after.")
    digest = fields.Char("What Was Signed", readonly=True, help="Fingerprint of the preview that was decided on.")
    facts = fields.Json(readonly=True, help="What the decision rested on.")
    source = fields.Char(readonly=True, help="web, rpc, cron, or system where nobody asked over the network.")
    remote_address = fields.Char(readonly=True)
    previous_hash = fields.Char(required=True, readonly=True)
    hash = fields.Char(required=True, readonly=True)

    _place = models.UniqueIndex("(company_id, sequence)")
    _document = models.Index("(res_model, res_id)")

    @api.depends("res_model")
    def _compute_document_kind(self):
        for log in self:
            log.document_kind = self.env["ir.model"]._get(log.res_model).sudo().name

    @api.depends("sequence", "event", "document_name")
    def _compute_display_name(self):
        labels = dict(self._fields["event"]._description_selection(self.env))
        for log in self:
            log.display_name = f"{log.sequence} · {labels.get(log.event)} · {log.document_name or log.res_model}"

    def action_view_document(self):
        """Open the document that was decided on."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "views": [(False, "form")],
        }

    @api.model
    def _append(self, vals_list):
        """Add one row for each of ``vals_list``, in that order; the only way into the log.

        ``document`` (a saved record) and ``event`` are a must; every other column that the hash covers may be given.
        Amounts and rates are Decimals; ``windows`` and ``facts`` hold no floats (``TypeError``). Where nothing is said,
        the company is the document's or else the current one, the person is the current user, the currency the
        company's and the rate today's. Until the transaction ends every other decision of the company waits, and is
        then tried again by Odoo: append late.
        """
        # Whoever decides has passed the checks of the document; nobody has a right to write the log itself.
        log = self.sudo()
        rows = [log._prepare_row_vals(**vals) for vals in vals_list]
        ids = {}
        for company_id in sorted({row["company_id"] for row in rows}):
            places = [place for place, row in enumerate(rows) if row["company_id"] == company_id]
            own = [rows[place] for place in places]
            sealing = self.env["after_sales.approval.chain"].sudo()._link(company_id, own)
            ids.update(zip(places, log._insert(own, sealing), strict=True))
        return self.browse([ids[place] for place in range(len(rows))])

    def _insert(self, rows, sealing) -> list[int]:
        """Write rows, and seal them in the same statement; their ids."""
        names = list(rows[0])
        written = self.env.execute_query(
            SQL(
                "WITH sealed AS (%s) INSERT INTO after_sales_approval_log (%s) VALUES %s RETURNING id",
                sealing,
                SQL(", ").join(map(SQL.identifier, names)),
                SQL(", ").join(SQL("%s", tuple(self._column(name, row[name]) for name in names)) for row in rows),
            )
        )
        return [row_id for (row_id,) in written]

    def _column(self, name, value):
        """A value as its column takes it; amounts were rounded before they were hashed, and stay as they are."""
        field = self._fields[name]
        return field.convert_to_column(value, self) if field.type == "json" else value

    def _prepare_row_vals(self, *, document, company_id=None, amount=0, currency_id=None, **vals) -> dict:
        company = self.env["res.company"].browse(company_id) or self._company_of(document)
        currency = self.env["res.currency"].browse(currency_id) or company.currency_id
        rate = _as_stored(vals.pop("rate", None) or self._rate(currency, company), RATE_DIGITS)
        company_amount = vals.pop("company_amount", amount * rate)
        return {
            # All rows of one statement have the same columns, in the same order.
            **dict.fromkeys(("company_id", "currency_id", *HASHED)),
            **self._prepare_origin_vals(),
            "company_id": company.id,
            "happened_on": fields.Datetime.now(),
            "res_model": document._name,
            "res_id": document.id,
            "document_name": document.sudo().display_name,
            "user_id": self.env.uid,
            "currency_id": currency.id,
            "amount": _money(amount, currency),
            "rate": rate,
            "company_amount": _money(company_amount, company.currency_id),
            **{name: hash_chain.plain(value) or None for name, value in vals.items()},
        }

    def _company_of(self, document):
        return ("company_id" in document._fields and document.sudo().company_id) or self.env.company

    def _rate(self, currency, company):
        return currency._get_conversion_rate(currency, company.currency_id, company, fields.Date.context_today(self))

    def _prepare_origin_vals(self) -> dict:
        """From where the user acts, as far as the request tells."""
        if not request:
            return {"source": "cron" if self.env.context.get("cron_id") else "system"}
        is_rpc = request.httprequest.path.startswith(RPC)
        return {"source": "rpc" if is_rpc else "web", "remote_address": request.httprequest.remote_addr}

    def _stream(self, company) -> Iterator[hash_chain.Row]:
        """The rows of ``company`` as the database has them, in order, read a chunk at a time."""
        sequence, row_id = -1, 0
        while True:
            chunk = self._stored(
                SQL("company_id = %s AND (sequence, id) > (%s, %s)", company.id, sequence, row_id), limit=CHUNK
            )
            yield from chunk.values()
            if len(chunk) < CHUNK:
                return
            row_id, row = chunk.popitem()
            sequence = row.sequence

    def _stored(self, condition, limit=None) -> dict:
        """The rows that meet ``condition`` (SQL), by id, in order; read past the cache and without a float."""
        columns = (
            SQL("%s::text AS %s", name, name) if column in NUMBERS else name
            for column in (*HASHED, "previous_hash", "hash")
            for name in [SQL.identifier(column)]
        )
        self.env.cr.execute(
            SQL(
                "SELECT id, %s FROM after_sales_approval_log WHERE %s ORDER BY sequence, id LIMIT %s",
                SQL(", ").join(columns),
                condition,
                limit,
            )
        )
        return {stored["id"]: _row(stored) for stored in self.env.cr.dictfetchall()}
