# Part of after_sales. LGPL-3.
"""What is said about allowances and compensations; ``after_sales.message`` says it."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

#: By the code of the reason, as in ``after_sales_message``.
SENTENCES = {
    "allowance_not_positive": _lt("%(line)s: the allowance must be above zero. Enter how much is allowed, or remove the line."),
    "allowance_above_hundred": _lt("%(line)s: %(percent)s %% is more than all. Enter 100 %% or less."),
    "allowance_above_quantity": _lt("%(line)s: %(quantity)s is more than the %(invoiced)s that were invoiced. Lower the quantity."),
    "allowance_above_line": _lt("%(line)s: %(asked)s cannot be allowed, only %(left)s is left (invoiced %(invoiced)s, credited %(credited)s, allowed %(allowed)s, claimed by open allowances %(reserved)s). Allow less."),
    "allowance_above_invoice": _lt("%(invoice)s: %(asked)s cannot be allowed on all lines together, only %(left)s is left (invoiced %(invoiced)s, credited %(credited)s, allowed %(allowed)s, claimed by open allowances %(reserved)s). Allow less."),
    "allowance_without_line": _lt("%(line)s names no invoice line. Choose the line whose price is lowered; for damages make a compensation."),
    "allowance_other_invoice": _lt("%(line)s names a line of %(invoice)s and another invoice. Clear the invoice, so that it follows from the line."),
    "allowance_invoice_not_posted": _lt("%(line)s: %(invoice)s is no posted customer invoice, so nothing can be allowed on it. Post it first, or choose another one."),
    "allowance_other_customer": _lt("%(line)s belongs to %(customer)s. Make one document for each customer."),
    "allowance_other_company": _lt("%(line)s was invoiced by %(company)s. Create the allowance in that company."),
    "allowance_no_account": _lt("%(line)s: there is no account to book it on. Ask accounting to set one on the reason “%(reason)s”, or an administrator to set one in Settings ‣ After-Sales."),
    "allowance_no_journal": _lt("%(document)s would be paid out, but %(company)s has no purchase journal. Ask accounting to create one."),
    "allowance_of_accounting": _lt("%(document)s: accounting asks for approval of its own credit notes only. Allowances and compensations are proposed by %(groups)s."),
    "allowance_nothing_open": _lt("%(document)s has no invoice line with anything left, so there is nothing to spread over. Add invoice lines first."),
    "allowance_no_lump_sum": _lt("%(document)s has no lump sum. Enter it, then spread it."),
    "allowance_entry_no_draft": _lt("%(document)s names a journal entry that is no draft credit note asked for by accounting. Cancel it."),
    "allowance_entry_of_other": _lt("%(document)s: %(entry)s belongs to another document. Cancel this one."),
    "allowance_entry_differs": _lt("%(document)s: %(entry)s does not say the same any more. Cancel it and ask for approval again."),
    "allowance_entry_above_invoice": _lt("%(document)s would credit %(excess)s more on %(invoice)s than is left of it. Lower the credit note and ask again."),
    "allowance_cannot_ask": _lt("%(entry)s is no draft credit note without a document, so there is nothing to ask for. Open a draft credit note."),
    "allowance_nothing_invoiced": _lt("Nothing of this has been invoiced yet, so nothing can be allowed on it. Give a discount on the order instead."),
    "allowance_several_customers": _lt("These invoices belong to several customers (%(customers)s). Make one allowance for each."),
    "allowance_no_position": _lt("%(invoice)s has no line %(position)s, only %(most)s. Correct the position."),
    "allowance_nothing_chosen": _lt("Nothing is chosen yet: enter what is allowed."),
    "told_too_early": _lt("%(document)s is not approved, or not sent, so %(names)s is told nothing of it. Wait for the approval."),
    "proposal_without_customer": _lt("%(source)s names no customer, so nobody can be compensated. Enter the customer first."),
    "proposal_not_positive": _lt("%(source)s: a compensation must be above zero. Enter what is owed."),
}  # fmt: skip
