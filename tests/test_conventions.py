# Part of after_sales. LGPL-3.
"""What matters and is easily forgotten, for everything that is here and everything that will come."""

import re

from odoo import models
from odoo.tests import TransactionCase, new_test_user, tagged

from ..models.lifecycle.after_sales_message import EVENTS, SENTENCES
from . import conventions_registry as registry
from . import conventions_source as source

#: Events that no person causes: they happen when the real transfers and entries are there.
BY_ITSELF = {"post", "resume"}
#: What a translation keeps as it is: placeholders and tags.
KEPT = re.compile(r"%\(\w+\)[a-z]|%%|%[a-z]|</?\w+")
STATES = ("done", "part", "waits")
TAGS = ("S", "I", "C", "DP", "O")
VIEW_ID = re.compile(r"_view_(form|list|search|kanban|pivot|graph|activity|calendar)(_\w+)?$")
#: XML id of a record, by its model; {model} stands for the words of the model it is about.
GRAMMAR = {
    "ir.actions.act_window": r"after_sales_\w*action(_\w+)?",
    "ir.ui.menu": r"after_sales_(\w+_)?menu(_\w+)?",
    "ir.rule": r"{model}_rule_\w+",
    "ir.model.access": r"access_{model}_\w+",
    "res.groups": r"after_sales_group_\w+",
    "res.groups.privilege": r"after_sales_privilege_\w+",
}


@tagged("post_install", "-at_install", "after_sales")
class TestConventions(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.models = registry.our_models(cls.env)
        cls.stored = [model for model in registry.concrete(cls.models) if not model._transient]
        cls.documents = registry.documents(cls.env)
        cls.sentences = {code: sentence._source for code, sentence in SENTENCES.items()}

    def assertNone(self, problems):  # noqa: N802 - named like unittest's own
        """There is no problem; otherwise all are told, one a line."""
        found = sorted(set(problems))
        self.assertFalse(found, "\n".join(["", *found]))

    # -- rights --------------------------------------------------------------------------------------------------------

    def test_every_model_has_access_rights(self):
        covered = self.env["ir.model.access"].search([("group_id", "!=", False)]).model_id.mapped("model")

        self.assertNone(model._name for model in registry.concrete(self.models) if model._name not in covered)

    def test_every_access_right_names_a_group(self):
        rights = registry.records(self.env, "ir.model.access")

        self.assertNone(name for name, right in rights.items() if not right.group_id)

    def test_every_model_with_a_company_parts_companies(self):
        rules = self.env["ir.rule"].search([("groups", "=", False), ("domain_force", "like", "company_ids")])
        covered = rules.model_id.mapped("model")

        parted = [model._name for model in self.stored if "company_id" in model._fields]
        self.assertNone(set(parted) - set(covered))

    def test_only_actions_are_open_to_rpc(self):
        methods = list(registry.public_methods(self.env))

        self.assertNone(f"{model}.{method}" for model, method in methods if not method.startswith("action_"))
        # The client hands ids over with every button; a method marked @api.model takes none and breaks.
        self.assertNone(name for name in methods if registry.is_of_the_model(self.env, *name))

    def test_every_menu_leads_to_what_its_groups_may_read(self):
        for name, menu in registry.records(self.env, "ir.ui.menu").items():
            groups = registry.doors(menu).filtered(lambda group, m=menu: registry.visible_with(m, group))
            for group in groups if menu.action and menu.action._name == "ir.actions.act_window" else ():
                with self.subTest(menu=name, group=group.name):
                    self.assertTrue(self.env[menu.action.res_model].with_user(self.holder_of(group)).has_access("read"))

    def holder_of(self, group):
        login = f"conventions_{group.id}"
        known = self.env["res.users"].search([("login", "=", login)])
        xml_id = group.get_external_id()[group.id]
        return known or new_test_user(self.env, login, groups=xml_id)

    # -- life-cycle ----------------------------------------------------------------------------------------------------

    def test_the_table_and_the_selection_know_the_same_states(self):
        for model in self.documents:
            with self.subTest(model=model._name):
                self.assertEqual(set(model._fields["state"].get_values(self.env)), set(model._lifecycle.states))

    def test_every_event_has_an_action_and_a_button(self):
        for model in self.documents:
            called = registry.buttons(self.env, model)
            for event in set(model._lifecycle.events) - BY_ITSELF:
                with self.subTest(model=model._name, event=event):
                    self.assertTrue(hasattr(model, f"action_{event}"))
                    self.assertIn(f"action_{event}", called)

    def test_every_event_has_a_word(self):
        events = {event for model in self.documents for event in (*model._lifecycle.events, *model._event_groups)}

        self.assertNone(events - set(EVENTS))

    def test_the_groups_of_events_exist(self):
        named = {group for model in self.documents for groups in model._event_groups.values() for group in groups}

        self.assertNone(group for group in named if not self.env.ref(group, raise_if_not_found=False))

    def test_frozen_and_progress_fields_exist(self):
        for model in registry.concrete(self.models):
            named = getattr(model, "_frozen_fields", set()) | getattr(model, "_progress_fields", set())
            self.assertNone(f"{model._name}.{field}" for field in named - set(model._fields))

    def test_every_action_that_does_something_is_called_by_a_test(self):
        words = source.words_of_tests()
        doing = {action for action in registry.actions(self.env) if not action[1].startswith("action_view_")}

        self.assertNone(".".join(action) for action in doing if action[1] not in words)

    # -- sentences -----------------------------------------------------------------------------------------------------

    def test_every_reason_has_a_sentence(self):
        unsaid = [given for given in source.reasons() if given.code not in self.sentences]

        self.assertNone(f"{given.place}: {given.code}" for given in unsaid)

    def test_every_sentence_is_said_somewhere(self):
        self.assertNone(set(self.sentences) - {given.code for given in source.reasons()})

    def test_a_reason_brings_all_that_its_sentence_names(self):
        self.assertNone(
            f"{given.place}: {given.code} lacks {name}"
            for given in source.reasons()
            for name in source.placeholders(self.sentences.get(given.code, "")) - given.values
        )

    # -- screens -------------------------------------------------------------------------------------------------------

    def test_every_view_loads(self):
        for name, view in registry.records(self.env, "ir.ui.view").items():
            if view.model:
                with self.subTest(view=name):
                    root = view.inherit_id or view
                    self.assertIn("arch", self.env[view.model].get_view(root.id, view.type))

    def test_documents_can_be_listed_searched_and_moved_on_a_board(self):
        views = registry.records(self.env, "ir.ui.view")
        kinds = ("form", "list", "kanban", "search")

        wanted = {f"{registry.slug(model._name)}_view_{kind}" for model in self.documents for kind in kinds}
        self.assertNone(wanted - set(views))

    def test_every_screen_says_what_to_do_when_it_is_empty(self):
        actions = registry.records(self.env, "ir.actions.act_window")
        lists = {name: action for name, action in actions.items() if action.view_mode != "form"}

        self.assertNone(name for name, action in lists.items() if not action.help)

    def test_every_window_has_a_view_of_its_kinds(self):
        for name, action in registry.records(self.env, "ir.actions.act_window").items():
            for kind in action.view_mode.split(","):
                with self.subTest(action=name, kind=kind):
                    domain = [("model", "=", action.res_model), ("type", "=", kind)]
                    self.assertTrue(self.env["ir.ui.view"].search_count(domain, limit=1))

    def test_what_screens_and_rules_search_by_default_is_indexed(self):
        # What can be archived is a short list that an administrator keeps; a report reads whole tables.
        growing = {model._name for model in self.stored if "active" not in model._fields and model._auto}
        searches = [search for search in registry.searches(self.env) if search[1] in {*growing, *registry.EXTENDED}]

        self.assertNone(
            f"{where}: {model} by {', '.join(names)}"
            for where, model, names in searches
            if names and not registry.is_served_by_index(self.env[model], names)
        )

    # -- names and files -----------------------------------------------------------------------------------------------

    def test_xml_ids_follow_the_grammar(self):
        for model, grammar in GRAMMAR.items():
            for name, record in registry.records(self.env, model).items():
                about = record.model_id.model if "model_id" in record._fields else ""
                with self.subTest(model=model, name=name):
                    self.assertRegex(name, f"^{grammar.format(model=registry.slug(about))}$")

    def test_views_are_called_after_their_model_and_kind(self):
        views = registry.records(self.env, "ir.ui.view")
        # What extends a view of another module is called like that view; a part of one of ours has a name of its own.
        ours = self.env["ir.ui.view"].union(*views.values())
        for name, view in views.items():
            with self.subTest(view=name):
                if view.inherit_id and view.inherit_id not in ours:
                    self.assertEqual(name, view.inherit_id.get_external_id()[view.inherit_id.id].split(".")[1])
                    self.assertRegex(view.name, r"\.inherit\.after_sales$")
                elif view.model:
                    self.assertRegex(name, f"^{registry.slug(view.model)}{VIEW_ID.pattern}")
                    self.assertEqual(view.name.replace(".", "_"), name)

    def test_models_and_fields_of_others_get_names_that_clash_with_nobody(self):
        self.assertNone(registry.loose_names(self.env))

    def test_fields_are_called_after_their_kind(self):
        for model in self.models:
            for name, field in model._fields.items():
                if field._modules == ("after_sales",) and name not in models.MAGIC_COLUMNS:
                    with self.subTest(field=f"{model._name}.{name}"):
                        self.assert_named_by_kind(name, field)

    def assert_named_by_kind(self, name, field):
        if field.type == "many2one":
            self.assertRegex(name, "_id$")
        elif field.type in ("one2many", "many2many"):
            self.assertRegex(name, "_ids$")
        elif field.type == "boolean":
            self.assertRegex(name, "^(is|has|can)_|^active$")
        elif field.type == "datetime":
            self.assertRegex(name, "_on$")

    def test_areas_know_nothing_of_each_other(self):
        self.assertNone(source.imports_across_areas())

    def test_every_data_file_is_in_the_manifest(self):
        manifest = self.env["ir.module.module"].get_module_info("after_sales")

        self.assertNone(source.data_files() - {*manifest["data"], *manifest["demo"]})

    # -- documents -----------------------------------------------------------------------------------------------------

    def test_every_kind_of_posting_is_explained(self):
        kinds = {kind for kind, _label in self.env["after_sales.posting"]._fields["kind"].selection}
        rows = {cells[0].strip("`") for columns in range(2, 9) for cells in source.table("docs/postings.md", columns)}

        self.assertNone(kinds - rows)

    def test_every_requirement_has_one_row_in_order(self):
        summary = source.requirement_summary()
        groups = {int(group): numbers[0] for group, numbers in summary.items() if group != "all"}
        expected = [f"R{group}.{number:02}" for group, count in groups.items() for number in range(1, count + 1)]

        self.assertEqual([rule.id for rule in source.requirements()], expected)
        self.assertEqual(len(expected), 414)

    def test_the_summary_counts_what_the_rows_say(self):
        rules = source.requirements()
        for group, told in source.requirement_summary().items():
            own = [rule for rule in rules if group in ("all", str(rule.group))]
            tags = [sum(rule.tag == tag for rule in own) for tag in TAGS]
            states = [sum(rule.state == state for rule in own) for state in STATES]
            with self.subTest(group=group):
                self.assertEqual(told, [len(own), *tags, *states])

    def test_what_is_shown_names_a_test_or_a_screen(self):
        there = source.tests() | set(self.env["ir.model.data"].search([("module", "=", "after_sales")]).mapped("name"))

        self.assertNone(
            f"{rule.id} is {rule.state}, shown by nothing that exists"
            for rule in source.requirements()
            if rule.state != "waits" and not rule.cited & there
        )

    def test_every_statement_is_answered_once_and_in_order(self):
        for page, count in (("approval", 55), ("return", 56)):
            answered = source.statements(f"docs/{page}_statements.md")
            self.assertEqual(answered, list(range(1, count + 1)), page)

    def test_no_document_cites_a_test_that_is_gone(self):
        known = source.tests()

        self.assertNone(f"{file}: {name}" for file, name in source.citations() if name not in known)

    def test_no_document_leads_nowhere(self):
        self.assertNone(source.dead_links())

    def test_notes_of_changes_say_what_they_are(self):
        notes = {file.name for file in (source.ROOT / "changelog.d").iterdir()} - {"README.md"}

        self.assertNone(note for note in notes if not re.fullmatch(r"[a-z0-9-]+\.(feature|fix|change)\.md", note))

    # -- languages -----------------------------------------------------------------------------------------------------

    def test_the_template_of_translations_is_up_to_date(self):
        template = source.ROOT / "i18n" / "after_sales.pot"

        self.assertEqual(set(registry.translations(template)), registry.terms(self.env))

    def test_every_term_is_translated(self):
        terms = registry.terms(self.env)
        for language in ("zh_CN", "zh_TW"):
            translated = registry.translations(source.ROOT / "i18n" / f"{language}.po")
            with self.subTest(language=language):
                self.assertNone(term for term in terms if not translated.get(term))

    def test_translations_name_what_the_sentence_names(self):
        for file in sorted((source.ROOT / "i18n").glob("*.po")):
            for term, translation in registry.translations(file).items():
                if translation:
                    with self.subTest(file=file.name, term=term):
                        self.assertCountEqual(KEPT.findall(translation), KEPT.findall(term))
