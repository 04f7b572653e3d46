# Part of after_sales. LGPL-3.
"""What the convention tests read in a running Odoo: models, views, actions, menus, terms."""

import inspect
import os
import re
from collections.abc import Iterator

import polib
from lxml import etree

from odoo.modules import module
from odoo.orm.models import BaseModel
from odoo.tools.translate import TranslationModuleReader

MODULE = "after_sales"
#: Models of others that grow with every day and that our screens search.
EXTENDED = ("stock.picking", "stock.move", "account.move", "account.move.line", "sale.order", "sale.order.line")
DEFAULT = re.compile(r"search_default_(\w+)")
#: The left-hand side of a condition in a domain, as text.
OPERATOR = r"=|!=|<=|>=|<|>|in|not in|like|ilike|not like|not ilike|=like|=ilike|child_of|parent_of|any|not any"
CONDITION = re.compile(rf"[(\[]\s*['\"]([\w.]+)['\"]\s*,\s*['\"](?:{OPERATOR})['\"]")


def our_models(env) -> list:
    """The models that this addon defines, without those of others that it extends."""
    return [env[name] for name in sorted(env.registry) if env.registry[name]._original_module == MODULE]


def concrete(models) -> list:
    return [model for model in models if not model._abstract]


def documents(env) -> list:
    return [model for model in concrete(our_models(env)) if hasattr(model, "_lifecycle")]


def records(env, model):
    """The records of ``model`` that this addon's files bring, by XML id."""
    known = env["ir.model.data"].search([("module", "=", MODULE), ("model", "=", model)])
    found = {data.name: env[model].browse(data.res_id) for data in known}
    return {name: record for name, record in sorted(found.items()) if record.exists()}


def slug(model: str) -> str:
    return model.replace(".", "_")


def our_classes(model) -> Iterator[type]:
    """The classes of this addon that make up ``model``."""
    for part in type(model).__mro__:
        if part.__module__.startswith(f"odoo.addons.{MODULE}.") and "tests" not in part.__module__:
            yield part


def public_methods(env) -> Iterator[tuple[str, str]]:
    """(model, method) for each method that this addon opens to RPC and Odoo did not have before."""
    for name in sorted(env.registry):
        for method in _functions(env[name]):
            if not method.startswith("_") and not _is_override(env[name], method):
                yield name, method


def is_of_the_model(env, model, method) -> bool:
    """Whether the method is marked as one that takes no records."""
    return hasattr(getattr(env[model], method), "_api_model")


def actions(env) -> Iterator[tuple[str, str]]:
    """(model, method) for each action of this addon."""
    return ((model, method) for model, method in public_methods(env) if method.startswith("action_"))


def _functions(model) -> set[str]:
    return {name for part in our_classes(model) for name, value in vars(part).items() if inspect.isfunction(value)}


def loose_names(env) -> Iterator[str]:
    """Fields and methods that this addon adds to a model of others under a name that another addon may use as well."""
    for name in sorted(env.registry):
        if env.registry[name]._original_module != MODULE:
            for part in our_classes(env[name]):
                for attribute, value in vars(part).items():
                    is_ours = inspect.isfunction(value) or hasattr(value, "_description_string")
                    if is_ours and MODULE not in attribute and not _is_override(env[name], attribute):
                        yield f"{name}.{attribute}"


def _is_override(model, attribute) -> bool:
    theirs = [part for part in type(model).__mro__ if part not in set(our_classes(model)) and part is not type(model)]
    return hasattr(BaseModel, attribute) or any(attribute in vars(part) for part in theirs)


def buttons(env, model) -> set[str]:
    """The methods that the model's own form calls, whoever looks."""
    view = env.ref(f"{MODULE}.{slug(model._name)}_view_form")
    return {node.get("name") for node in view._get_combined_arch().iter("button") if node.get("type") == "object"}


def searches(env) -> Iterator[tuple[str, str, list[str]]]:
    """(where, model, fields) for each search before anybody typed a word: by an action, a home card, a record rule."""
    for name, action in records(env, "ir.actions.act_window").items():
        yield name, action.res_model, _conditions(action.domain)
        for wanted in DEFAULT.findall(action.context or ""):
            yield f"{name}: {wanted}", action.res_model, _conditions(_filters(env, action.res_model).get(wanted))
    for name, card in records(env, "after_sales.home.card").items():
        yield name, card.action_id.res_model, _conditions(card.domain)
    for name, rule in records(env, "ir.rule").items():
        yield name, rule.model_id.model, _conditions(rule.domain_force)


def is_served_by_index(model, names) -> bool:
    """Whether one of the fields finds its records without reading the whole table, or looks after itself."""
    fields = [model._fields[name] for name in names]
    return any(field.index or not field.store or field.type.endswith("2many") for field in fields)


def _filters(env, model) -> dict[str, str]:
    """The filters of our search views of ``model``: name -> domain."""
    views = [view for view in records(env, "ir.ui.view").values() if (view.type, view.model) == ("search", model)]
    nodes = [node for view in views for node in etree.fromstring(view.arch_db).iter("filter")]
    return {node.get("name"): node.get("domain") for node in nodes}


def _conditions(domain) -> list[str]:
    return [name.split(".")[0] for name in CONDITION.findall(domain or "")]


def visible_with(menu, group) -> bool:
    """Whether somebody who holds that one group finds the way to the menu."""
    held = group | group.all_implied_ids
    while menu:
        if menu.group_ids and not menu.group_ids & held:
            return False
        menu = menu.parent_id
    return True


def doors(menu):
    """The groups that a menu is meant for: its own, else those of the nearest menu above it that has any."""
    while menu and not menu.group_ids:
        menu = menu.parent_id
    return menu.group_ids


class OurTerms(TranslationModuleReader):
    """Odoo's own exporter, which walks through our folder only and not through all of Odoo's."""

    def _export_translatable_resources(self):
        self._path_list = [(os.path.dirname(module.get_module_path(MODULE)), True)]
        super()._export_translatable_resources()


def terms(env) -> set[str]:
    """Every term of this addon that people see, as Odoo exports it."""
    return {source for _module, _type, _name, _id, source, _value, _comments in OurTerms(env.cr, [MODULE])}


def translations(file) -> dict[str, str]:
    """Term -> translation, of a .po or .pot file; what a person should look at again does not count."""
    entries = polib.pofile(str(file), encoding="utf-8")
    return {entry.msgid: entry.msgstr for entry in entries if not entry.obsolete and "fuzzy" not in entry.flags}
