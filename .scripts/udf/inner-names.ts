import { join } from 'node:path';
import ts from 'typescript';

/** What others import, whose types they know. */
const PUBLIC = ['src/index.ts', 'src/stream.ts', 'src/udf.ts'];

/**
 * The names of members that only the project's own objects have, so that a bundle may give them shorter ones. Nothing
 * that is handed in or comes out has a member of such a name, nor has anything of the language or of a library; no text
 * says it; and it is read of values alone whose type declares it, and so of no log.
 *
 * @param entry the file that is bundled, with all that it imports
 * @param folder where its `tsconfig.json` lies
 * @returns what a name matches that is one
 */
export function innerNames(entry: string, folder = '.'): RegExp {
  const { config } = ts.readConfigFile(`${folder}/tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const program = ts.createProgram([entry, ...PUBLIC], { ...options, types: [] });
  const names = new Names(program.getTypeChecker());
  for (const source of program.getSourceFiles()) if (source.isDeclarationFile) names.addDeclared(source);
  for (const file of filesOf(program, entry)) names.addWritten(program.getSourceFile(file)!);
  for (const file of PUBLIC) names.addExports(program.getSourceFile(file)!);
  const inner = [...names.written].filter((name) => !names.outer.has(name));
  return new RegExp(`^(?:${inner.join('|')})$`);
}

/** A file of the project, and all of the project's that it imports. */
function filesOf(program: ts.Program, entry: string): ReadonlySet<string> {
  const files = new Set([entry]);
  for (const file of files) {
    const { importedFiles } = ts.preProcessFile(program.getSourceFile(file)!.text);
    for (const { fileName } of importedFiles)
      if (fileName.startsWith('.')) files.add(join(file, '..', fileName));
  }
  return files;
}

class Names {
  readonly written = new Set<string>();
  /** Those that others know, or that stand for more than a member of an object. */
  readonly outer = new Set<string>();
  private readonly seen = new Set<ts.Type>();

  constructor(private readonly checker: ts.TypeChecker) {}

  /** What the language or a library declares. */
  addDeclared(node: ts.Node): void {
    if ((ts.isTypeElement(node) || ts.isClassElement(node)) && node.name !== undefined)
      this.outer.add(node.name.getText());
    ts.forEachChild(node, (child) => this.addDeclared(child));
  }

  /** What the project's code names. */
  addWritten(node: ts.Node): void {
    const isLeftOut = ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node);
    if (isLeftOut || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) this.addText(node.text);
    if (ts.isAsExpression(node)) this.addCast(node.expression, this.checker.getTypeAtLocation(node.type));
    if (ts.isCallExpression(node)) this.addCast(node, this.checker.getContextualType(node));
    const name = memberName(node);
    if (name !== undefined) {
      this.written.add(name.text);
      if (!isDeclaredMember(this.memberAt(name), name.text)) this.outer.add(name.text);
    }
    ts.forEachChild(node, (child) => this.addWritten(child));
  }

  /** A text may be a name, or a path of names; a sentence is none. */
  private addText(text: string): void {
    if (/\s/u.test(text)) return;
    for (const [word] of text.matchAll(/[\w$]+/gu)) this.outer.add(word);
  }

  /** What is said to be of a type and comes from elsewhere, as a global variable and parsed JSON do. */
  private addCast(node: ts.Expression, type: ts.Type | undefined): void {
    const { flags, symbol } = this.checker.getTypeAtLocation(node);
    const isUntyped = (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive)) !== 0;
    if (type !== undefined && (isUntyped || symbol?.name === 'globalThis')) this.addMembers(type);
  }

  private memberAt(name: ts.Identifier): ts.Symbol | undefined {
    const { checker } = this;
    const { parent } = name;
    if (ts.isBindingElement(parent)) return checker.getTypeAtLocation(parent.parent).getProperty(name.text);
    if (!ts.isObjectLiteralExpression(parent.parent)) return checker.getSymbolAtLocation(name);
    const due = checker.getContextualType(parent.parent);
    const types = due?.isUnion() ? due.types : [due];
    return types.map((type) => type?.getProperty(name.text)).find((member) => member !== undefined);
  }

  /** What a module gives to others, and what it takes of them. */
  addExports(source: ts.SourceFile): void {
    const { checker } = this;
    for (const symbol of checker.getExportsOfModule(checker.getSymbolAtLocation(source)!)) {
      const { flags } = symbol;
      const own = flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      if (own.flags & ts.SymbolFlags.Type) this.addMembers(checker.getDeclaredTypeOfSymbol(own));
      if (own.flags & ts.SymbolFlags.Value) this.addMembers(checker.getTypeOfSymbol(own));
    }
  }

  private addMembers(type: ts.Type): void {
    if (this.seen.has(type)) return;
    this.seen.add(type);
    const { checker } = this;
    if (type.isUnionOrIntersection()) for (const one of type.types) this.addMembers(one);
    for (const argument of checker.getTypeArguments(type as ts.TypeReference)) this.addMembers(argument);
    if (isOfLibrary(type)) return;
    for (const { type: value } of checker.getIndexInfosOfType(type)) this.addMembers(value);
    for (const member of type.getProperties()) {
      this.outer.add(member.name);
      this.addMembers(checker.getTypeOfSymbol(member));
    }
    for (const call of [...type.getCallSignatures(), ...type.getConstructSignatures()]) {
      for (const parameter of call.parameters) this.addMembers(checker.getTypeOfSymbol(parameter));
      this.addMembers(call.getReturnType());
    }
  }
}

/** The name of a member where a node accesses, takes out, writes or declares one. */
function memberName(node: ts.Node): ts.Identifier | undefined {
  let name: ts.Node | undefined;
  if (ts.isBindingElement(node))
    name = ts.isObjectBindingPattern(node.parent) ? (node.propertyName ?? node.name) : undefined;
  else if (
    ts.isPropertyAccessExpression(node) ||
    ts.isObjectLiteralElement(node) ||
    ts.isClassElement(node) ||
    (ts.isParameter(node) && ts.isParameterPropertyDeclaration(node, node.parent))
  )
    name = node.name;
  return name && ts.isIdentifier(name) ? name : undefined;
}

/** Whether a type is one of the language or a library, whose members were added where it is declared. */
function isOfLibrary(type: ts.Type): boolean {
  const declarations = type.symbol?.declarations ?? [];
  return (
    declarations.some((one) => ts.isInterfaceDeclaration(one) || ts.isClassDeclaration(one)) &&
    declarations.every((one) => one.getSourceFile().isDeclarationFile)
  );
}

/** Whether a member is one that a class or a type declares by this name; an object's own declares nothing. */
function isDeclaredMember(member: ts.Symbol | undefined, name: string): boolean {
  const { Property, Method, Accessor } = ts.SymbolFlags;
  return (
    member?.name === name &&
    (member.flags & (Property | Method | Accessor)) !== 0 &&
    member.declarations?.every(({ parent }) => !ts.isObjectLiteralExpression(parent)) === true
  );
}
