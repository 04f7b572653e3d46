# Part of after_sales. LGPL-3.
from typing import NamedTuple

from odoo import fields, models
from odoo.tools import format_datetime
from odoo.tools.misc import get_lang

from ...rules.approval_time import MOST_TOLD
from ...rules.reason import reason

#: What asks somebody to act, and so becomes an activity of his; the rest he is told.
ACTIVITIES = ("asked", "escalate", "blocked")
NAMED_IN_SUBJECT = 3


class Note(NamedTuple):
    """One thing to tell one person about one request; ``due``: until when, if it is known."""

    kind: str
    request: models.BaseModel
    user: models.BaseModel
    due: object = False


class AfterSalesApprovalNotice(models.AbstractModel):
    """Telling people what waits for them: an activity on the document and one message, however many documents there are.

    Mails are queued, never sent at once; who reads messages in Odoo gets no mail. Everything is said in the language of
    the person, and queries grow with the people who are told, not with the documents.
    """

    _name = "after_sales.approval.notice"
    _description = "Notice of an Approval"

    def _tell(self, notes):
        """``notes``: (kind, step, user) each."""
        self._tell_all(self._notes(notes))

    def _put_on_desks(self, asked):
        """Make the activities of those who are ``asked``: (kind, step, user) each."""
        self._create_activities(self._notes(asked))

    def _write_to_asked(self, asked):
        """Have them follow their documents, and write to each about all of his."""
        notes = self._notes(asked)
        self._subscribe(notes)
        self._write(notes)

    def _notes(self, told):
        return [Note(kind, step.request_id, user, step.due_on) for kind, step, user in told]

    def _tell_blocked(self, requests):
        """Ask administrators to name somebody who may sign."""
        if not requests:
            return
        keepers = self.env.ref("after_sales.after_sales_group_administrator").sudo().all_user_ids
        self._tell_all(
            [
                Note("blocked", request, user)
                for request in requests
                for user in keepers.filtered(
                    lambda user, r=request: user.active and r.company_id in user.company_ids
                ).sorted("id")[:MOST_TOLD]
            ]
        )

    def _tell_all(self, notes):
        """Make all activities in one go, then one message for each person."""
        desks = [note for note in notes if note.kind in ACTIVITIES]
        self._create_activities(desks)
        self._subscribe(desks)
        self._write(notes)

    def _write(self, notes):
        digests = {}
        for note in notes:
            digests.setdefault(note.user, []).append(note)
        if digests:
            self._send({user: self._digest(user, own) for user, own in digests.items()})

    def _log_escalation(self, documents, role_id):
        sentence = self.env["after_sales.message"]._sentence(reason("approval_went_up", role_id=role_id))
        documents._log_approval("rerouted", documents, role_id=role_id, comment=sentence)

    # -- activities ----------------------------------------------------------------------------------------------------

    def _activity_type(self):
        return self.env["after_sales.letter"]._known("mail.activity.type", "mail_activity_type_approval")

    def _activities(self, requests):
        """The activities that approvals left on the documents of ``requests``."""
        found = activities = self.env["mail.activity"].sudo()
        approval = ("activity_type_id", "=", self._activity_type().id)
        for kind, own in requests.sudo().grouped("res_model").items():
            found |= activities.search([("res_model", "=", kind), ("res_id", "in", own.mapped("res_id")), approval])
        return found

    def _create_activities(self, notes):
        approval = notes and self._activity_type()
        if not approval:
            return
        for kind in {note.request.res_model for note in notes}:
            # An activity reads the name of its document: here those of all at once.
            own = {note.request.res_id for note in notes if note.request.res_model == kind}
            self.env[kind].sudo().browse(own).mapped("display_name")
        # The message is ours; the notice that Odoo sends for each activity would be a second one.
        quiet = {"mail_activity_quick_update": True, "after_sales_followed": True}
        activities = self.env["mail.activity"].sudo().with_context(**quiet)
        activities.create([self._prepare_activity_vals(note, approval) for note in notes])

    def _subscribe(self, notes):
        """Have those who are asked follow the documents: all people of a document at once, all such documents too."""
        people = {}
        for note in notes:
            document = note.request.res_model, note.request.res_id
            people[document] = people.get(document, self.env["res.partner"]) | note.user.sudo().partner_id
        together = {}
        for (kind, res_id), partners in people.items():
            together.setdefault((kind, partners), []).append(res_id)
        for (kind, partners), ids in together.items():
            # They are colleagues who log in; nobody needs to be asked whether they are customers.
            self.env[kind].sudo().browse(ids)._message_subscribe(partners.ids, customer_ids=[])

    def _prepare_activity_vals(self, note, approval) -> dict:
        local = self.with_context(tz=note.user.tz)
        due = note.due and fields.Datetime.context_timestamp(local, note.due).date()
        return {
            "activity_type_id": approval.id,
            "res_model_id": self.env["ir.model"]._get_id(note.request.res_model),
            "res_id": note.request.res_id,
            "res_name": self.env[note.request.res_model].sudo().browse(note.request.res_id).display_name,
            "user_id": note.user.id,
            "summary": self._sentence(note),
            "date_deadline": due or fields.Date.context_today(local),
            "automated": True,
        }

    # -- messages ------------------------------------------------------------------------------------------------------

    def _send(self, digests):
        """Queue a mail for each user; who reads in Odoo finds it in his inbox."""
        template = self.env["after_sales.letter"]._known("mail.template", "mail_template_approval_notice")
        if not template:
            return
        users = self.env["res.users"].sudo().browse([user.id for user in digests])
        template = template.sudo().with_context(after_sales_digests={user.id: each for user, each in digests.items()})
        in_odoo = users.filtered(lambda user: user.notification_type == "inbox")
        by_mail = users - in_odoo
        if by_mail:
            template.send_mail_batch(by_mail.ids, email_values={"model": False, "res_id": False})
        subjects = template._render_field("subject", in_odoo.ids, compute_lang=True)
        bodies = template._render_field("body_html", in_odoo.ids, compute_lang=True)
        for user in in_odoo:
            self.env["mail.thread"].sudo().message_notify(
                partner_ids=user.partner_id.ids, subject=subjects[user.id], body=bodies[user.id]
            )

    def _digest(self, user, notes) -> dict:
        """What the template says to one person: a subject, and a row for each request."""
        rows = [self._prepare_row(note) for note in notes]
        message = self.env["after_sales.message"].with_context(lang=user.lang)
        names = [row["document"] for row in rows]
        documents = ", ".join(names[:NAMED_IN_SUBJECT]) + ("…" if len(names) > NAMED_IN_SUBJECT else "")
        digest = reason("approval_digest", count=len(rows), documents=documents)
        return {"subject": rows[0]["sentence"] if len(rows) == 1 else message._sentence(digest), "rows": rows}

    def _prepare_row(self, note) -> dict:
        request, user = note.request.sudo(), note.user
        return {
            "document": request.document_name,
            "sentence": self._sentence(note),
            "subject": request.subject,
            "due": note.due and format_datetime(self.env, note.due, tz=user.tz, dt_format="short", lang_code=user.lang),
            "url": f"{request.get_base_url()}/mail/view?model={request.res_model}&res_id={request.res_id}",
        }

    def _sentence(self, note) -> str:
        """What ``note`` says, in the language of its reader."""
        message = self.env["after_sales.message"].with_context(lang=note.user.lang or get_lang(self.env).code)
        return message._sentence(self._reason(note.kind, note.request.sudo().with_env(message.sudo().env)))

    def _reason(self, kind, request):
        document = request.document_name
        who = request.partner_id.name or request.requester_id.name
        amount = request.currency_id.format(request.amount)
        if kind == "blocked":
            return reason("approval_blocked", document=document, why=request._blocked_sentence())
        if kind == "late_for_you":
            return reason("approval_late_for_you", document=document, waits_for=request.waits_for or "", amount=amount)
        return {
            "asked": reason("approval_asked", document=document, amount=amount, who=who),
            "remind": reason("approval_reminder", document=document, amount=amount, who=who),
            "late": reason("approval_late", document=document, amount=amount, who=who),
            "escalate": reason("approval_escalated", document=document, amount=amount, who=who),
        }[kind]
