# Part of after_sales. LGPL-3.
from datetime import datetime
from typing import NamedTuple

from odoo import api, fields, models
from odoo.tools import format_datetime

from ...rules.approval_difference import Change, differences
from ...rules.reason import reason


class Seen(NamedTuple):
    """What a person last saw of a document, and when."""

    request_id: models.BaseModel
    looked_on: datetime


class AfterSalesApprovalRequest(models.Model):
    """What changed since the reader last looked at the document, field by field (checklist A39)."""

    _inherit = "after_sales.approval.request"

    picture = fields.Json(readonly=True, help="What was asked, in words, so that a later request can be compared.")
    changes_since_look = fields.Text(
        "Changed Since You Looked",
        compute="_compute_changes_since_look",
        help="Compared with what you last saw, or where you saw nothing yet, with what was asked before.",
    )

    @api.depends("picture")
    @api.depends_context("uid", "lang")
    def _compute_changes_since_look(self):
        looks = self._looks()
        before = self._asked_before()
        for request in self:
            look = looks.get((request.res_model, request.res_id))
            seen = look.request_id if look else before.get(request, self.browse())
            changes = request._changes_since(seen)
            request.changes_since_look = bool(changes) and "\n".join(
                request._in_words(each) for each in (request._since(look, seen), *changes)
            )

    def action_open_document(self):
        """Open the document that asks; from now on what changes in it is told."""
        # Whoever may read the request may look at it; looks are written by nobody himself.
        self.env["after_sales.approval.look"].sudo()._remember(self, is_first_only=True)
        return super().action_open_document()

    def action_seen(self):
        """Say that you have seen what changed."""
        self.check_access("read")
        self.env["after_sales.approval.look"].sudo()._remember(self)

    def _prepare_vals(self, question) -> dict:
        return super()._prepare_vals(question) | {"picture": question.document._approval_picture()}

    def _looks(self):
        """What the user last saw of the documents of these requests, {(model, id): ``Seen``}: deciding is looking, too."""
        place = [("res_model", "in", list(set(self.mapped("res_model")))), ("res_id", "in", self.mapped("res_id"))]
        me = self.env.uid
        looks = self.env["after_sales.approval.look"].sudo().search([*place, ("user_id", "=", me)])
        decided = self.env["after_sales.approval.step"].sudo().search(
            [*place, "|", ("decided_by_id", "=", me), ("signer_ids", "in", me)]
        )
        seen = [Seen(look.request_id, look.looked_on) for look in looks]
        seen += [Seen(step.request_id, step.decided_on) for step in decided]
        seen.sort(key=lambda each: each.looked_on)
        return {(each.request_id.res_model, each.request_id.res_id): each for each in seen}

    def _asked_before(self):
        """{request: the one before it of the same document}."""
        domain = [
            ("res_model", "in", list(set(self.mapped("res_model")))),
            ("res_id", "in", self.mapped("res_id")),
        ]
        requests, before = self.sudo().search(domain, order="id"), {}
        for own in requests.grouped(lambda request: (request.res_model, request.res_id)).values():
            before |= dict(zip(own[1:], own[:-1], strict=True))
        return before

    def _since(self, look, seen):
        """From when on changes are told, as a reason."""
        if look:
            return reason("look_since", moment=format_datetime(self.env, look.looked_on, dt_format="short"))
        return reason("look_since_asked", moment=format_datetime(self.env, seen.asked_on, dt_format="short"))

    def _changes_since(self, seen):
        """What is different from the request ``seen``, as reasons; nothing where it kept no picture."""
        if not seen.picture or not self.picture or seen == self:
            return []
        return [_told(change) for change in differences(seen.sudo().picture, self.sudo().picture)]


def _told(change: Change):
    what, before, now = change.what, change.before or "–", change.now or "–"
    if change.before is None:
        return reason("look_added", what=what, now=now)
    if change.now is None:
        return reason("look_removed", what=what, before=before)
    return reason("look_changed", what=what, before=before, now=now)
