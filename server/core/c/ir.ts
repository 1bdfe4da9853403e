/** FileFacts: what the room `c` says of one file, as plain JSON. No grammar node and no tree leaves the room. */

/** Half-open range of UTF-16 offsets in the file's text. */
export type Span = readonly [start: number, end: number];

/** A C type, as far as the analysis needs it: struct tag or type name, levels of pointer, array or not. */
export interface TypeName {
  readonly base: string;
  readonly pointers: number;
  readonly array?: boolean;
}

export type Expr =
  | { readonly k: 'name'; readonly name: string; readonly span: Span }
  | { readonly k: 'int'; readonly value: string; readonly span: Span }
  | {
      readonly k: 'field';
      readonly base: Expr;
      readonly field: string;
      readonly arrow: boolean;
      readonly span: Span;
    }
  | { readonly k: 'index'; readonly base: Expr; readonly index: Expr; readonly span: Span }
  | { readonly k: 'call'; readonly callee: Expr; readonly args: readonly Expr[]; readonly span: Span }
  | { readonly k: 'unary'; readonly op: string; readonly arg: Expr; readonly span: Span }
  | { readonly k: 'update'; readonly arg: Expr; readonly span: Span }
  | {
      readonly k: 'binary';
      readonly op: string;
      readonly left: Expr;
      readonly right: Expr;
      readonly span: Span;
    }
  | {
      readonly k: 'assign';
      readonly op: string;
      readonly left: Expr;
      readonly right: Expr;
      readonly span: Span;
    }
  | {
      readonly k: 'cond';
      readonly test: Expr;
      readonly taken?: Expr;
      readonly else: Expr;
      readonly span: Span;
    }
  | { readonly k: 'cast'; readonly type: TypeName; readonly arg: Expr; readonly span: Span }
  | { readonly k: 'comma'; readonly left: Expr; readonly right: Expr; readonly span: Span }
  | { readonly k: 'block'; readonly body: readonly Stmt[]; readonly span: Span }
  | { readonly k: 'init'; readonly type?: TypeName; readonly fields: readonly Init[]; readonly span: Span }
  | { readonly k: 'other'; readonly parts: readonly Expr[]; readonly span: Span };

/** One element of an initialiser; `path` is empty where it is positional. */
export interface Init {
  readonly path: readonly string[];
  readonly value: Expr;
}

export type Stmt =
  | { readonly k: 'expr'; readonly expr: Expr; readonly span: Span }
  | {
      readonly k: 'decl';
      readonly name: string;
      readonly type: TypeName;
      readonly init?: Expr;
      readonly span: Span;
    }
  | { readonly k: 'return'; readonly value?: Expr; readonly span: Span }
  | {
      readonly k: 'if';
      readonly test: Expr;
      readonly taken: readonly Stmt[];
      readonly else: readonly Stmt[];
      readonly span: Span;
    }
  | {
      readonly k: 'loop';
      readonly init: readonly Stmt[];
      readonly test?: Expr;
      readonly step?: Expr;
      readonly body: readonly Stmt[];
      readonly atLeastOnce: boolean;
      readonly span: Span;
    }
  | { readonly k: 'switch'; readonly value: Expr; readonly body: readonly Stmt[]; readonly span: Span }
  | { readonly k: 'case'; readonly isDefault: boolean; readonly span: Span }
  | { readonly k: 'label'; readonly name: string; readonly span: Span }
  | { readonly k: 'goto'; readonly label: string; readonly span: Span }
  | { readonly k: 'break' | 'continue'; readonly span: Span }
  | { readonly k: 'block'; readonly body: readonly Stmt[]; readonly span: Span }
  /** The halves of an #if, of which one is compiled. */
  | { readonly k: 'either'; readonly arms: readonly (readonly Stmt[])[]; readonly span: Span }
  /** A statement that did not parse: what it names is unknown afterwards. */
  | { readonly k: 'damaged'; readonly names: readonly string[]; readonly span: Span };

export interface Param {
  readonly name: string;
  readonly type: TypeName;
}

/** A function, or a macro in the shape of one (an object-like macro has no parameters). */
export interface FunctionFacts {
  readonly name: string;
  readonly isStatic: boolean;
  readonly isMacro: boolean;
  readonly params: readonly Param[];
  readonly returns: TypeName;
  readonly body: readonly Stmt[];
  /** Every word before an opening parenthesis in the body: who may be called. */
  readonly calls: readonly string[];
  readonly span: Span;
  /** The function holds text that did not parse. */
  readonly damaged: boolean;
}

export interface StructFacts {
  readonly name: string;
  readonly fields: readonly Param[];
}

/** A file-level variable, with what its initialiser says: ops tables are such. */
export interface TableFacts {
  readonly name: string;
  readonly type: TypeName;
  readonly isStatic: boolean;
  /** Nothing writes to it after its initialiser. */
  readonly isConst: boolean;
  readonly fields: readonly Init[];
  readonly span: Span;
}

/**
 * A macro that is no expression and no statement: it declares file-level things, or supplies elements of an initialiser.
 * Names that it pastes from its parameters hold them as `$param$`.
 */
export interface TemplateFacts {
  readonly name: string;
  readonly params: readonly string[];
  readonly functions: readonly FunctionFacts[];
  readonly tables: readonly TableFacts[];
  readonly inits: readonly Init[];
}

/** A macro used where a declaration stands. */
export interface InvocationFacts {
  readonly name: string;
  readonly args: readonly string[];
  /** What the arguments from the first `.member = …` on initialise; `args` holds those before. */
  readonly inits: readonly Init[];
  readonly span: Span;
}

export interface FileFacts {
  readonly file: string;
  /** Offset of the first character of each line. */
  readonly lines: readonly number[];
  readonly functions: readonly FunctionFacts[];
  readonly structs: readonly StructFacts[];
  readonly tables: readonly TableFacts[];
  readonly typedefs: readonly Param[];
  readonly templates: readonly TemplateFacts[];
  readonly invocations: readonly InvocationFacts[];
  /** Names in quotes after #include. */
  readonly includes: readonly string[];
  /** Names in angle brackets after #include. */
  readonly systemIncludes: readonly string[];
}
