# Part of after_sales. LGPL-3.
from odoo import models
from odoo.exceptions import AccessError
from odoo.fields import Command, Domain

from ...rules import evidence as rule
from ...rules.reason import reason
from ..lifecycle.engine import unlocked


class AfterSalesEvidence(models.Model):
    """Who reaches a proof and its files: whoever reaches the document, and nobody changes what was checked."""

    _inherit = "after_sales.evidence"

    # -- files ---------------------------------------------------------------------------------------------------------

    def _keep_files(self):
        """Own what proves: a file that belongs to something else is copied, so that nobody changes it from there."""
        for evidence in self:
            # Read by the superuser, so that a file which the user may not read is refused and not left out.
            files = evidence.sudo().attachment_ids
            files.with_env(self.env).check_access("read")
            theirs = files.filtered(lambda file, e=evidence: not e._may_own(file))
            own = {"res_model": self._name, "res_id": evidence.id}
            (files - theirs).write(own)
            kept = (files - theirs) | theirs.copy({**own, "public": False})
            unlocked(evidence.sudo()).write({"attachment_ids": [Command.set(kept.ids)], "brought_by_id": self.env.uid})
        self.env["after_sales.message"]._raise_all(
            reason("evidence_without_file", proof=evidence._title(), document=evidence.document_name)
            for evidence in self.sudo()
            if not evidence._files()
        )

    def _may_own(self, file):
        mine = not file.res_id and file.create_uid == self.env.user
        return not file.public and (mine or (file.res_model, file.res_id) == (self._name, self.id))

    def _files(self):
        """What is kept here itself: what a link leads to may be another paper tomorrow."""
        return self.attachment_ids.filtered(lambda file: file.type == "binary" and file.file_size)

    # -- access --------------------------------------------------------------------------------------------------------

    def _check_access(self, operation):
        """As the document's: read with it; written with it, or by those who check; never once it was checked.

        Files ask here as well, so that nobody replaces them behind the back of whoever checked them.
        """
        refused = super()._check_access(operation)
        rest = self - refused[0] if refused else self
        closed = rest.filtered("id")._out_of_reach(operation)
        if not closed:
            return refused
        forbidden = closed | refused[0] if refused else closed
        why = reason("evidence_out_of_reach", count=len(forbidden))
        return forbidden, lambda: AccessError(self.env["after_sales.message"]._sentence(why))

    def _out_of_reach(self, operation):
        closed = self.browse()
        if operation in ("write", "unlink"):
            closed = self.filtered(lambda evidence: evidence.sudo().state != "to_check")
        needed = "read" if operation == "read" or self._may_check() else "write"
        # Where a proof leads may be read to find out whether it may be read.
        for kind, own in (self - closed).grouped(lambda evidence: evidence.sudo().res_model).items():
            documents = self.env[kind].browse(own.sudo().mapped("res_id")).exists()
            reachable = set(documents._filtered_access(needed).ids)
            closed |= own.filtered(lambda evidence, ids=reachable: evidence.sudo().res_id not in ids)
        return closed

    def _search(self, domain, *arguments, bypass_access=False, **options):
        """Only proofs of documents that the user may read."""
        if not self.env.su and not bypass_access:
            readable = [kind for kind in rule.DEMANDS if kind in self.env and self.env[kind].has_access("read")]
            domain = Domain(domain) & Domain.OR(
                Domain("res_model", "=", kind) & Domain("res_id", "in", self.env[kind]._search([])) for kind in readable
            )
        return super()._search(domain, *arguments, bypass_access=bypass_access, **options)
