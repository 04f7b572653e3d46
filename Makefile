# Part of after_sales. LGPL-3. Aliases of ./dev: `make test` is `./dev test`, `make test ARGS=returns` is `./dev test returns`.
VERBS = run test rules shell seed lint bench shots docs reset doctor deps
.PHONY: help $(VERBS)
help:
	@./dev
$(VERBS):
	@./dev $@ $(ARGS)
