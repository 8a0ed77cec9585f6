import { z } from "zod";

// Before any schema is made: the page's policy forbids eval, and zod's probe alone would break it.
z.config({ jitless: true });
