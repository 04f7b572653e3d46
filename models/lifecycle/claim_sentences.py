# Part of after_sales. LGPL-3.
"""What is said about claims, liability and the yearly agreement; ``after_sales.message`` says it."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

#: By the code of the reason, as in ``after_sales_message``.
SENTENCES = {
    "liability_unclear": _lt("%(document)s: nobody said yet who is responsible, so no damages can be paid. Enter our part of it first."),
    "liability_out_of_range": _lt("%(document)s: our part cannot be %(percent)s %%. Enter a share from 0 to 100."),
    "liability_none": _lt("%(document)s: we answer for nothing of this damage, so nothing is paid. Explain it to the customer."),
    "liability_without_claim": _lt("%(document)s: we answer for %(percent)s %% of the damage, so say what is claimed: that part of it may be paid."),
    "liability_without_basis": _lt("%(document)s says how far we are liable, but not why. Name the agreement, the report or the law."),
    "compensation_above_liability": _lt("%(document)s would pay %(asked)s, but our part (%(percent)s %%) of the %(claimed)s claimed is %(most)s. Lower it."),
    "claim_not_negotiated": _lt("%(document)s: the claim is disputed, not confirmed, or mainly the doing of a third party. The technical department negotiates it first: “Negotiated Claim”."),
    "claim_cancelled": _lt("%(document)s: the claim was cancelled (%(why)s), so nothing is given for it."),
    "claim_above_settled": _lt("%(document)s would give %(asked)s, but the claim was settled at %(settled)s. Lower it."),
    "claim_by_technical": _lt("The claim of %(documents)s is negotiated by the technical department: it takes the role %(groups)s."),
    "claim_not_disputed": _lt("%(document)s: the claim is neither disputed nor mainly the doing of a third party, so there is nothing to negotiate. Mark it as disputed."),
    "claim_without_amount": _lt("%(document)s does not say what is claimed. Enter the amount first."),
    "claim_not_checked": _lt("%(case)s: the claim must be checked on site, unannounced, before it is accepted. Plan the check on the page “Claim”."),
    "claim_checked": _lt("%(check)s has been made, so it does not change any more."),
    "claim_check_incomplete": _lt("%(check)s: write what was found, and the result."),
    "claim_check_own": _lt("%(check)s: %(person)s reported the claim, so somebody else checks it."),
    "claim_check_by_coordinator": _lt("%(checks)s: who checks a claim, and when, is said by %(groups)s."),
    "claim_check_of": _lt("%(check)s is a matter of %(person)s alone."),
    "claim_filed_by_quality": _lt("%(documents)s: claims are filed in the ledger by %(groups)s."),
    "claim_filed": _lt("%(document)s has been filed as %(number)s already."),
    "guarantee_without_lines": _lt("%(agreement)s says of no failure who bears it. Add a line."),
    "guarantee_not_whole": _lt("%(agreement)s: the shares of “%(line)s” come to %(total)s %%. They must total 100 %%, none below zero."),
    "guarantee_twice": _lt("%(agreement)s names “%(line)s” twice. Remove one."),
    "guarantee_unsigned": _lt("%(agreement)s is not signed. Enter when the customer signed it."),
    "guarantee_no_year": _lt("%(agreement)s: %(year)s is no year."),
    "guarantee_frozen": _lt("%(agreement)s is no draft any more, so its terms stay. Make a new version of it."),
    "guarantee_not_in_force": _lt("%(agreement)s is not in force, so there is nothing to make a new version of."),
    "guarantee_by_manager": _lt("%(agreements)s: an agreement of the year is put in force, and ended, by %(groups)s."),
    "guarantee_shares_there": _lt("%(case)s has shares of responsibility already. Remove them to take those of the agreement."),
    "guarantee_missing": _lt("%(case)s: there is no agreement in force with %(customer)s for that year. Enter the shares yourself."),
    "guarantee_no_class": _lt("%(case)s: %(agreement)s says nothing about this fault and cause. Enter the shares yourself."),
}  # fmt: skip
