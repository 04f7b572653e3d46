# Part of after_sales. LGPL-3.
import logging

from odoo import api, fields, models
from odoo.tools import email_normalize

_logger = logging.getLogger(__name__)

EVENTS = [
    ("registered", "Registered"),
    ("approved", "Approved"),
    ("reminded", "Reminded of the Goods"),
    ("received", "Goods Received"),
    ("credited", "Credited"),
    ("refunded", "Paid Back to the Card"),
    ("declined", "Declined"),
]
STATES = [("waiting", "Waiting"), ("sent", "Written"), ("no_address", "No Address"), ("failed", "Failed")]
#: How many mails one run writes before it lets other jobs go on; a print takes a second or two.
CHUNK = 50


class AfterSalesReturnMail(models.Model):
    """One thing that a customer is told about his return, once.

    What happens to a return only leaves a row here, as part of what happened: it goes when that is taken back, and a
    second row for the same event is refused by the database. A job writes the mails and prints what is attached.
    """

    _name = "after_sales.return.mail"
    _description = "Mail to the Customer about a Return"
    _order = "id desc"
    _rec_name = "event"

    return_id = fields.Many2one("after_sales.return", required=True, readonly=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="return_id.company_id", store=True, precompute=True, index=True)
    event = fields.Selection(EVENTS, required=True, readonly=True)
    key = fields.Char(required=True, readonly=True, help="Which one, where an event comes several times.")
    state = fields.Selection(STATES, "Status", required=True, readonly=True, default="waiting")
    sent_on = fields.Datetime("Written On", readonly=True)
    problem = fields.Text(readonly=True)

    _once = models.UniqueIndex("(return_id, event, key)")
    _waiting = models.Index("(id) WHERE state = 'waiting'")

    @api.model
    def _note(self, told):
        """Remember (return, event, key) for each thing to tell; what was noted before is not noted again."""
        told = [each for each in told if each[0].company_id.after_sales_return_mails]
        returns = self.env["after_sales.return"].union(*(document for document, *_rest in told))
        known = {(mail.return_id, mail.event, mail.key) for mail in returns.sudo().mail_ids}
        new = [
            {"return_id": document.id, "event": event, "key": key}
            for document, event, key in dict.fromkeys(told)
            if (document, event, key) not in known
        ]
        if new:
            # Whoever causes an event needs no right over mails.
            self.sudo().create(new)
            self.env["after_sales.letter"]._wake_up()

    @api.model
    def _write_waiting(self) -> int:
        """Write the mails that wait, those of one return in the order of its way; how many are left."""
        waiting = self.search([("state", "=", "waiting")], order="id", limit=CHUNK)
        left = self.search_count([("state", "=", "waiting")])
        # Goods and credit come in one go, and the credit is noted first.
        order = [event for event, _label in EVENTS]
        for mail in waiting.sorted(lambda mail: (mail.return_id.id, order.index(mail.event), mail.id)):
            mail._write_one()
            left -= 1
            if not self.env["ir.cron"]._commit_progress(1, remaining=left):
                break
        return left

    def _write_one(self):
        document = self.return_id.with_company(self.company_id)
        if not email_normalize(document.partner_id.email):
            self.state = "no_address"
            note = self.env._("The customer was not told (%(event)s): %(customer)s has no e-mail address.")
            self._log(note)
            return
        try:
            with self.env.cr.savepoint():
                self._compose(document)
        except Exception as error:  # whatever a template or a print raises, the other mails go on
            _logger.info("Mail %s of %s could not be written", self.event, document.name, exc_info=True)
            self.write({"state": "failed", "problem": str(error)})
            self._log(self.env._("The customer could not be told (%(event)s): %(problem)s"))
        else:
            self.write({"state": "sent", "sent_on": fields.Datetime.now(), "problem": False})

    def _compose(self, document):
        attachments = self._attachments(document)
        self._template().send_mail(
            document.id,
            force_send=False,
            raise_exception=True,
            email_values={"attachment_ids": attachments.ids},
            email_layout_xmlid="mail.mail_notification_light",
        )

    def _template(self):
        return self.env.ref(f"after_sales.mail_template_return_{self.event}")

    def _attachments(self, document):
        """What the customer needs with this mail: what to print, or his credit notes."""
        if self.event == "approved":
            printed = [(f"{document._print_file_name(form)}.pdf", document._print(form)) for form in document._papers_to_mail()]
        elif self.event == "credited":
            entries = self.env["account.move"].browse(map(int, self.key.split(",")))
            printed = [entry._after_sales_legal_print() for entry in entries.exists()]
        else:
            printed = []
        return self.env["ir.attachment"].create(
            [
                {"name": name, "raw": content, "res_model": document._name, "res_id": document.id}
                for name, content in printed
            ]
        )

    def _log(self, note):
        labels = dict(self._fields["event"]._description_selection(self.env))
        values = {
            "event": labels[self.event],
            "customer": self.return_id.partner_id.display_name,
            "problem": self.problem,
        }
        self.return_id._message_log(body=note % values)

    def action_write_again(self):
        """Try anew what could not be written, once the address or the template is mended."""
        self.return_id._refuse_without_right("submit")
        again = self.filtered(lambda mail: mail.state in ("failed", "no_address"))
        # The right to submit the return, checked above, is the right to tell its customer.
        again.sudo().write({"state": "waiting"})
        self.env["after_sales.letter"]._wake_up()
