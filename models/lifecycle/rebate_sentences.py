# Part of after_sales. LGPL-3.
"""What is said about rebate agreements; ``after_sales.message`` says it."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

#: By the code of the reason, as in ``after_sales_message``.
SENTENCES = {
    "rebate_without_tiers": _lt("%(agreement)s has no tiers. Say from how much on how much is given."),
    "rebate_not_positive": _lt("%(agreement)s: a tier starts at zero or more and gives more than nothing. Correct it."),
    "rebate_above_hundred": _lt("%(agreement)s: a tier gives more than 100 %%. Lower it."),
    "rebate_tier_twice": _lt("%(agreement)s: two tiers start at the same amount. Remove one."),
    "rebate_tiers_fall": _lt("%(agreement)s: a higher tier gives less than a lower one. Raise it."),
    "rebate_whose": _lt("%(agreement)s is with one customer or with one customer tag. Choose one of the two."),
    "rebate_ends_early": _lt("%(agreement)s ends before it begins. Correct its days."),
    "rebate_frozen": _lt("%(agreement)s is in force or over, so its terms stay. Close it, duplicate it and change the copy."),
    "rebate_wrong_state": _lt("%(agreement)s is “%(state)s”, so this cannot be done now."),
    "rebate_refused": _lt("You may not do this with %(agreements)s: it takes one of the roles %(groups)s. Ask one of them."),
    "rebate_run_over": _lt("%(agreement)s: what was created from %(first)s to %(last)s stays. Preview another period."),
    "rebate_outside": _lt("%(agreement)s does not cover all days from %(first)s to %(last)s. Choose days within it."),
    "rebate_given": _lt("%(agreement)s has given its rebate for days from %(first)s to %(last)s already. Choose other days, or cancel those allowances and their run."),
    "rebate_nothing": _lt("%(agreement)s gives nothing for these days. Look at what counts and at its tiers."),
    "rebate_changed": _lt("What %(agreement)s gives is not what was previewed any more: something was invoiced, credited or allowed since, or nothing was previewed. Preview it again."),
    "rebate_stands": _lt("%(agreement)s: %(documents)s still stand. Cancel them first."),
}  # fmt: skip
