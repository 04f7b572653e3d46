# Part of after_sales. LGPL-3.
from odoo import models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from ...rules.reason import Reason
from . import (
    allowance_sentences,
    approval_sentences,
    blind_sentences,
    capa_sentences,
    case_portal_sentences,
    case_sentences,
    claim_sentences,
    collection_sentences,
    notice_sentences,
    ownership_sentences,
    policy_sentences,
    rebate_sentences,
    recall_sentences,
    rework_sentences,
    special_sentences,
    traceability_sentences,
    warning_sentences,
)

_lt = LazyTranslate(__name__)

EVENTS = {
    "submit": _lt("submitted"),
    "approve": _lt("approved"),
    "post": _lt("posted"),
    "refuse": _lt("refused"),
    "cancel": _lt("cancelled"),
    "recall": _lt("recalled"),
    "reset": _lt("reset to draft"),
    "retry": _lt("posted again"),
    "undo": _lt("undone"),
    "report": _lt("reported"),
    "accept": _lt("accepted"),
    "decline": _lt("handed back"),
    "settle": _lt("settled"),
    "resume": _lt("handed on"),
    "supersede": _lt("taken to another round"),
    "send": _lt("sent to the customer"),
    "close": _lt("closed"),
    "supplement": _lt("supplemented"),
    "send_back": _lt("sent back"),
    "check": _lt("checked"),
    "reject": _lt("rejected"),
    "inspect": _lt("inspected"),
    "take_back": _lt("taken back"),
    "recover": _lt("recovered"),
    "withdraw": _lt("withdrawn"),
    "reopen": _lt("reopened"),
    "execute": _lt("carried out"),
    "begin": _lt("begun"),
    "implement": _lt("reported as implemented"),
    "verify": _lt("checked for its effect"),
    "confirm": _lt("confirmed as effective"),
    "finish": _lt("finished"),
    "drop": _lt("dropped"),
    "plan": _lt("planned"),
    "instruct": _lt("decided"),
    "look": _lt("looked at"),
    "claim": _lt("claimed from suppliers"),
    "dismiss": _lt("dismissed"),
    "negotiate": _lt("negotiated"),
    "confirm_batch": _lt("confirmed"),
    "count": _lt("counted"),
    "answer": _lt("answered"),
    "issue": _lt("issued"),
    "remind": _lt("pressed for"),
    "ask": _lt("asked about after closing"),
}

#: Every sentence of the product, by the code of its reason: what is wrong, with which record, and the next step.
SENTENCES = {
    **allowance_sentences.SENTENCES,
    **approval_sentences.SENTENCES,
    **capa_sentences.SENTENCES,
    **claim_sentences.SENTENCES,
    **blind_sentences.SENTENCES,
    **policy_sentences.SENTENCES,
    # life-cycle
    "wrong_state": _lt("%(document)s is “%(state)s”, so it cannot be %(event)s now."),
    "no_right": _lt("You may not do this: %(documents)s can only be %(event)s by %(groups)s. Ask your administrator for that role."),
    "engine_field": _lt("%(fields)s cannot be written directly: use the buttons of the document."),
    "frozen_after_draft": _lt("%(document)s has been submitted, so %(fields)s cannot change any more. Have it refused, or cancel it and reset it to draft."),
    "lines_frozen_after_draft": _lt("%(document)s has been submitted, so its lines cannot change any more. Have it refused, or cancel it and reset it to draft."),
    "document_not_draft_cannot_be_deleted": _lt("%(document)s has been submitted once, so it cannot be deleted. Cancel it instead."),
    "document_locked": _lt("%(documents)s is being changed by somebody else right now. Try again in a moment."),
    "no_lines": _lt("%(document)s has no lines. Add what it is about."),
    "no_reason": _lt("%(document)s has no reason. Choose one."),
    "posted_before": _lt("%(document)s has already moved goods or money, so it cannot become a draft again. Create a new one."),
    # remedies of returns
    "exchange_without_product": _lt("%(line)s is to be exchanged, but nobody said for what. Choose the other product."),
    "exchange_price_negative": _lt("%(line)s: the price of the other product is below zero. Enter what the customer is to pay for it."),
    "advance_without_replacement": _lt("%(line)s is to be sent ahead, but only replacements are. Choose the remedy “Replacement”, or take back “Send Ahead”."),
    "advance_without_date": _lt("%(line)s is sent ahead of the goods. Say by which day they must be back."),
    "due_back_passed": _lt("%(line)s is due back by %(date)s, which has passed. Choose a later day."),
    "keep_without_percent": _lt("%(line)s stays with the customer, but nobody said for how much less. Enter an allowance above 0 and up to 100 %%."),
    "keep_not_invoiced": _lt("%(line)s stays with the customer for less, but that much of it is not invoiced and open. Change the price on the sales order instead."),
    "nothing_expected": _lt("%(document)s waits for no goods, so there is no rest to close."),
    "nothing_came": _lt("Nothing of %(document)s has come back. Cancel it instead."),
    # self-check
    "breach_entry_lost": _lt("The posting “%(key)s” (%(kind)s) points to an entry that is gone. Find out who deleted it."),
    "breach_sale_unbalanced": _lt("%(product)s on %(order)s does not add up: %(returned)s came back of %(delivered)s delivered, %(credited)s was credited of %(invoiced)s invoiced. Look at its transfers and credit notes."),
    "breach_credit_above_approved": _lt("%(document)s credited %(total)s, but only %(approved)s was approved. Look at its credit notes."),
    "breach_credit_note_orphan": _lt("%(entry)s says that it belongs to %(document)s, which did not make it. Reverse it."),
    "breach_quarantine_short": _lt("%(expected)s of %(goods)s wait in quarantine for inspection or rework, but only %(there)s lie free there. Find out who moved them."),
    "breach_property_valued": _lt("%(product)s belongs to %(owner)s and carries a value in our books. Correct its owner."),
    # unexpected goods
    "discrepancy_without_return": _lt("Receipt %(picking)s belongs to no approved return. Choose the receipt the goods came with."),
    "surplus_of_other_product": _lt("%(product)s is not the product of the line it is said to be a surplus of. Choose the right line, or report another product."),
    "serial_not_one": _lt("%(product)s has serial numbers: report each piece for itself."),
    "serial_here": _lt("%(serial)s of %(product)s is with us already, in %(place)s. Read the number again; if it stands so on what came, report it as an unknown serial number."),
    "discrepancy_decided": _lt("%(discrepancy)s is decided already, so it cannot be decided again."),
    "discrepancy_not_surplus": _lt("%(discrepancy)s is not a surplus of what was approved, so no supplement can cover it. Send it back, or make a return of its own."),
    "discrepancy_stays": _lt("%(discrepancy)s says what the warehouse found, so it stays as it is. Decide what becomes of the goods, or report the difference anew."),
    # returns
    "line_quantity_not_positive": _lt("%(line)s: the quantity must be above zero. Correct it or remove the line."),
    "line_quantity_above_returnable": _lt("%(line)s: %(asked)s %(unit)s cannot come back, only %(returnable)s can (delivered %(delivered)s, already returned %(returned)s, claimed by other returns %(reserved)s)."),
    "line_product_is_a_service": _lt("%(line)s is a service: nothing can come back. Remove the line and use an allowance instead."),
    "line_product_is_archived": _lt("%(line)s is archived. Unarchive the product to take it back."),
    "line_lot_missing": _lt("%(line)s is tracked: choose the lot or serial number that comes back."),
    "line_lot_never_delivered": _lt("%(line)s: %(lot)s was never delivered to this customer with this delivery. Check the number on the goods."),
    "line_of_other_customer": _lt("%(line)s was delivered to %(customer)s. A return takes back the goods of one customer: remove the line."),
    "line_of_other_company": _lt("%(line)s was delivered by %(company)s. Create the return in that company."),
    "line_not_delivered": _lt("%(line)s has not been delivered yet, so it cannot come back. Cancel the delivery instead."),
    "line_not_from_stock": _lt("%(line)s did not go from our stock to the customer with a sales order, so it cannot come in again. Choose the delivery that brought it; what a vendor shipped goes back to the vendor."),
    "line_part_of_a_whole": _lt("%(line)s was sold as a part of %(whole)s, and a part has no price of its own. Ask for an allowance on the invoice instead."),
    "line_order_cancelled": _lt("%(line)s belongs to %(order)s, which is cancelled. Restore the order first."),
    "several_currencies": _lt("%(document)s mixes the currencies %(currencies)s. Make one document for each; of an allowance, “Split by Currency” does it."),
    "period_locked": _lt("The books of %(company)s are closed up to %(date)s, so nothing can be posted today. Ask accounting to move the lock date."),
    "no_receivable_account": _lt("%(customer)s has no receivable account in %(company)s. Ask accounting to set it on the customer."),
    "no_valuation_account": _lt("The category “%(category)s” of %(line)s has no stock valuation account. Ask accounting to set it on the category."),
    "no_cost_account": _lt("%(line)s has no expense account, so its cost cannot be reversed. Ask accounting to set it on the product or its category."),
    "no_rate": _lt("There is no exchange rate from %(currency)s to %(company_currency)s on %(date)s. Ask accounting to enter it."),
    "goods_already_in": _lt("%(document)s cannot be cancelled: goods have already come in. Return them to the customer first."),
    "credit_already_posted": _lt("%(document)s cannot be cancelled: the credit note %(credit_notes)s is posted."),
    "no_open_credit": _lt("%(entry)s has no credit left to decide on. Look at what it was settled with."),
    "refund_above_credit": _lt("%(asked)s would be paid out, but only %(left)s is open of %(entries)s. Pay no more than that."),
    "refund_by_approver": _lt("%(entry)s: you approved %(document)s, so somebody else must pay it out."),
    "undo_without_reason": _lt("%(document)s: write why it is undone."),
    "nothing_to_undo": _lt("%(document)s has moved neither goods nor money yet, so there is nothing to undo. Cancel it instead."),
    "undo_goods_gone": _lt("%(document)s cannot be undone: of %(line)s only %(free)s %(unit)s are free in %(location)s, and %(needed)s must go back to the customer. Bring them there, or take back what inspection decided."),
    "undo_went_on": _lt("%(document)s cannot be undone: %(entries)s went on from it. Undo that first."),
    "undo_refunded": _lt("%(document)s cannot be undone: %(credit_note)s was paid out with %(entries)s. Cancel the payment first."),
    "undo_set_off": _lt("%(document)s cannot be undone: %(credit_note)s was set off against %(entries)s. Break that reconciliation first."),
    "receipt_beyond_approval": _lt("%(line)s: %(counted)s %(unit)s were counted, but only %(approved)s are approved (tolerance %(tolerance)s %%). Send the surplus back or ask for another return."),
    "receipt_of_unapproved_return": _lt("%(picking)s belongs to %(document)s, which is not approved. Wait for the approval before you receive the goods."),
    "receipt_wrong_lot": _lt("%(line)s: %(lot)s came in, but %(expected)s is expected. Set the goods aside and tell the issuer of the return."),
    "receipt_elsewhere": _lt("%(line)s must be received into %(location)s, where returned goods wait for inspection."),
    "receipt_not_from_customer": _lt("%(line)s must come from the customer. Correct where the goods come from, or validate the receipt of the return itself."),
    "receipt_by_hand": _lt("%(line)s is received by validating its receipt, and by no other way. Open the receipt of the return."),
    # requests of customers in the portal
    "request_of_nothing": _lt("Nothing is chosen yet: enter how much of which item you want to return."),
    "request_of_something_else": _lt("One of the items is not on this order, or was not delivered yet. Open the form again from the order."),
    "request_quantity_unclear": _lt("%(item)s: enter how much you want to return, as a number above zero."),
    "request_above_returnable": _lt("%(item)s: %(asked)s %(unit)s are more than the %(returnable)s that may still be returned."),
    "request_open_already": _lt("%(item)s: you have asked for this already, in %(document)s. Please wait for our answer."),
    "request_without_reason": _lt("Please choose why you return the goods."),
    "request_too_wordy": _lt("Your text has %(written)s characters; please shorten it to %(most)s."),
    "request_files_too_many": _lt("You chose %(sent)s files or more; please send %(most)s at the most."),
    "request_file_empty": _lt("%(file)s is empty. Please choose it again."),
    "request_file_too_large": _lt("%(file)s is larger than %(most)s MB. Please send a smaller one."),
    "request_file_kind": _lt("%(file)s is neither a picture nor a PDF. Please send one of these."),
    "portal_nothing_asked": _lt("%(document)s waits for nothing of you. Open its page anew to see where it stands."),
    "portal_paper_kind": _lt("Please choose what the paper is."),
    "portal_no_paper": _lt("Please choose the picture or PDF of the stamped paper."),
    # prints
    "print_before_approval": _lt("%(document)s is not approved yet, so nothing can be printed for the warehouse or the customer. Wait for the approval."),
    "certificate_without_invoice": _lt("Nothing of %(document)s was invoiced, so there is nothing that the buyer must certify."),
    # prices below the list
    "price_below_list": _lt("%(order)s is %(deviation)s %% below the price list; only %(free)s %% are free."),
    "price_line_below_list": _lt("%(line)s in %(order)s is %(discount)s %% below the price list; only %(free)s %% are free."),
    "price_to_ask": _lt("Press “Ask for Approval” on %(order)s, and tell the customer nothing before."),
    "price_concession_draft": _lt("%(document)s would ask for it, but is a draft: open it, write why, and submit it."),
    "price_waits": _lt("%(document)s asks for it and waits for %(waits_for)s. Tell the customer nothing before."),
    "price_beyond_concession": _lt("%(document)s approved another offer: this one gives more away. Take back what was changed, or ask again."),
    "price_told_already": _lt("%(order)s has been told to the customer or confirmed at its price. Press “Set to Quotation” first, change it, then ask for approval; of a confirmed order make a new quotation."),
    "price_not_for_customers": _lt("%(order)s is not to be shown to the customer: its price still waits for approval."),
    "concession_without_words": _lt("%(document)s does not say why. Write why the customer should pay less than the list."),
    "concession_needless": _lt("%(order)s needs no approval: its price is within what is free, or approved already. Send it."),
    "concession_order_closed": _lt("%(order)s is no open quotation any more. Set it to quotation first."),
    "concession_of_other_offer": _lt("%(order)s was changed since %(document)s was submitted, so a yes would not cover it. Refuse it, so that it is asked for what the quotation says now."),
    "concession_used": _lt("%(document)s cannot be cancelled: %(order)s was told to the customer at this price. Cancel the quotation first."),
    # proof of the buyer
    "evidence_missing": _lt("%(document)s waits for the buyer's proof: %(kinds)s. %(person)s gets it from the customer, stamped, and presses “Add Proof”."),
    "evidence_rejected": _lt("%(document)s waits for another proof, because the last one was rejected: %(why)s %(person)s gets it from the customer and presses “Add Proof”."),
    "evidence_to_check": _lt("The buyer's proof of %(document)s is there and waits to be checked by %(groups)s."),
    "evidence_asked": _lt("Get the stamped proof from %(customer)s"),
    "evidence_reminder": _lt("%(document)s of %(customer)s waits for the buyer's proof since %(date)s. Get it and press “Add Proof”: the credit note posts once it is accepted."),
    "evidence_shows_seal": _lt("The buyer's invoice seal on the original invoice"),
    "evidence_shows_returned": _lt("The buyer's seal; returned quantity, unit price and amount; quantity, unit price and amount that remain"),
    "evidence_shows_allowed": _lt("The buyer's seal; unit price and amount of the allowance; unit price and amount that remain"),
    "evidence_shows_signature": _lt("The buyer's seal and signature"),
    "evidence_wrong_kind": _lt("%(document)s cannot be proved by a paper of the kind “%(proof)s”. Choose another kind."),
    "evidence_without_file": _lt("%(document)s: the proof “%(proof)s” has no file. Attach a scan or a picture of it."),
    "evidence_not_stamped": _lt("%(document)s: the proof “%(proof)s” is not marked as stamped. Look for the buyer's seal and tick “Stamped by Buyer”, or reject the proof."),
    "evidence_not_signed": _lt("%(document)s: the proof “%(proof)s” lacks the customer's signature. Enter who signed and when."),
    "evidence_twice": _lt("%(document)s has an accepted proof, and one is all it takes. Reject “%(proof)s”, or the one that was accepted."),
    "evidence_own": _lt("You brought “%(proof)s” for %(document)s yourself, so somebody else must check it."),
    "evidence_too_early": _lt("%(document)s is “%(state)s”, so its proof cannot be checked yet. Wait until it is approved."),
    "evidence_too_late": _lt("%(document)s is “%(state)s”, so it takes no proof."),
    "evidence_frozen": _lt("“%(proof)s” of %(document)s has been checked, so neither it nor its files can be changed or deleted. Have it rejected and bring another one."),
    "evidence_spent": _lt("%(document)s has been credited on the proof “%(proof)s”, so the proof stays."),
    "evidence_of_nothing": _lt("A proof belongs to a return or an allowance that you may read. Open the document and press “Add Proof”."),
    "evidence_out_of_reach": _lt("You may not do this with %(count)s of these proofs: it takes the right over their documents, and a proof that was checked stays as it is."),
    "evidence_other_customer": _lt("%(document)s is not yours to sign."),
    "evidence_without_signature": _lt("%(document)s: write your name and sign."),
    "evidence_signed_late": _lt("The proof of %(document)s has been accepted already, so there is nothing to sign."),
    "credit_held": _lt("%(document)s is approved and its credit note is made, but accounting has another approval for credit notes: request the review of the draft and have it reviewed. Then post it, or press “Post Again” here."),
    "credit_held_stays": _lt("This credit note was made for %(document)s, which is approved, and waits for its review in accounting: it cannot be deleted."),
    "receipt_beyond_case": _lt("%(line)s: with this receipt %(counted)s %(unit)s would have come back for %(case)s in all, but only %(approved)s are decided on (tolerance %(tolerance)s %%). Count again, or have the case decided anew."),
    # inspection
    "inspection_without_lines": _lt("%(goods)s: nothing was found yet. Say what becomes of the goods."),
    "inspection_without_disposition": _lt("%(goods)s: choose a disposition for every finding."),
    "inspection_quantity_not_positive": _lt("%(goods)s: the quantity of every finding must be above zero. Correct it or remove the line."),
    "inspection_above_waiting": _lt("%(goods)s: you decide on %(found)s %(unit)s, but only %(waiting)s wait for inspection. Correct the quantities."),
    "inspection_goods_missing": _lt("%(goods)s: you decide on %(found)s %(unit)s, but only %(there)s lie free in quarantine. Count again, or ask the warehouse what was moved."),
    "inspection_goods_credited": _lt("%(goods)s: %(back)s %(unit)s would go back to the customer, but only %(uncredited)s are not credited or replaced. Choose another disposition for the rest."),
    "inspection_without_vendor": _lt("%(goods)s has no vendor. Choose who takes the goods back, or enter a vendor on the product."),
    "downgrade_without_product": _lt("%(goods)s: choose the product that it becomes."),
    "downgrade_to_more": _lt("%(goods)s is worth %(cost)s apiece and cannot become %(product)s at %(new_cost)s. Choose a cheaper product or a lower cost."),
    "inspection_settled": _lt("%(document)s cannot be taken back: the customer was credited for %(goods)s because of it."),
    "undo_repair_begun": _lt("%(goods)s cannot be taken back: the repair %(repair)s has begun."),
    "undo_goods_left": _lt("%(goods)s cannot be taken back: the goods left with %(transfer)s."),
    "undo_goods_moved_on": _lt("%(goods)s cannot be taken back: the goods are not free in %(location)s any more."),
    "quarantine_by_hand": _lt("%(goods)s lies in %(location)s and leaves it by inspection only. Ask quality to inspect it: After-Sales ‣ Returns ‣ Inspections."),
    "rework_given_up": _lt("%(repair)s was cancelled, so its goods wait for a new inspection. Inspect them again; rework then gets a new repair order."),
    "claim_settled": _lt("%(document)s is not open any more, so its amount stays. Reopen or withdraw it first."),
    # control over side doors
    "credit_without_document": _lt("%(entry)s credits a customer without an approved return or allowance. Press “Ask for Approval” on it; or delete it, open the invoice or the sales order and press “Return Goods” or “Give Allowance”: once approved, the credit note posts by itself."),
    "credit_above_approved": _lt("%(entry)s would credit %(total)s for %(document)s, but only %(approved)s is approved. Correct the prices on the invoice, then post the return again."),
    "invoice_below_zero": _lt("%(entry)s is a customer invoice below zero, which is a credit without an approved return. Remove what it takes off; for goods that come back, press “Return Goods” on their invoice or sales order."),
    "invoice_takes_off": _lt("%(entry)s takes “%(lines)s” off, and no sales order says so or says so much. Give a discount on the sales order or in the column for discounts; for goods that come back, press “Return Goods” on their invoice or sales order."),
    "credit_differs_from_document": _lt("%(entry)s does not say what %(document)s approved (%(difference)s). Delete it and post the return again."),
    "goods_without_document": _lt("%(line)s comes back from a customer without an approved return. Create a return from the order or the delivery instead."),
    "return_above_delivered": _lt("%(line)s: %(returned)s would be returned, but only %(delivered)s were delivered."),
    **case_portal_sentences.SENTENCES,
    **case_sentences.SENTENCES,
    **warning_sentences.SENTENCES,
    **collection_sentences.SENTENCES,
    **notice_sentences.SENTENCES,
    **ownership_sentences.SENTENCES,
    **rebate_sentences.SENTENCES,
    **recall_sentences.SENTENCES,
    **rework_sentences.SENTENCES,
    **special_sentences.SENTENCES,
    **traceability_sentences.SENTENCES,
}  # fmt: skip


class AfterSalesMessage(models.AbstractModel):
    """The words of the product: the one place where a reason becomes a sentence in the reader's language."""

    _name = "after_sales.message"
    _description = "After-Sales Message"

    def _sentence(self, reason: Reason) -> str:
        """Say ``reason`` in the language of the environment. ``KeyError`` for a code without a sentence."""
        # The sentences are literals, gathered above.
        return self.env._(SENTENCES[reason.code]) % self._words(dict(reason.values))  # pylint: disable=translation-not-lazy

    def _raise_all(self, reasons, error=UserError):
        """Raise one ``error`` that tells all ``reasons``, one sentence a line; do nothing when there are none."""
        sentences = [self._sentence(each) for each in reasons]
        if sentences:
            raise error("\n".join(dict.fromkeys(sentences)))

    def _words(self, values):
        """Replace what rules name by key (a state, an event, a role's id, groups) by what people call it."""
        if "state" in values:
            labels = dict(self.env["after_sales.document"]._fields["state"]._description_selection(self.env))
            values["state"] = labels.get(values["state"], values["state"])
        if "kind" in values:
            kinds = self.env["after_sales.approval.limit"]._fields["document_kind"]._description_selection(self.env)
            values["kind"] = dict(kinds).get(values["kind"], values["kind"])
        if "measure" in values:
            measures = self.env["after_sales.approval.limit"]._fields["measure"]._description_selection(self.env)
            values["measure"] = dict(measures).get(values["measure"], values["measure"])
        if values.get("event") in EVENTS:
            values["event"] = self.env._(EVENTS[values["event"]])
        if "role_id" in values:
            values["role"] = self.env["after_sales.approval.role"].sudo().browse(values.pop("role_id")).display_name
        if "groups" in values:
            groups = [self.env.ref(xmlid).sudo().name for xmlid in values["groups"]]
            values["groups"] = " / ".join(groups)
        return values
