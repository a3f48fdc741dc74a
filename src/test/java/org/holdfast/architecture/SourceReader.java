// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.architecture;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Reads the application's sources with the compiler's own parser; nothing is resolved, so it takes a second. */
final class SourceReader extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final Trees trees;
    private final Map<String, String> imports = new HashMap<>();
    private final Map<String, String> constants = new HashMap<>();
    private final Set<String> literals = new HashSet<>();
    private final List<Pattern> patterns = new ArrayList<>();
    private final List<Source.Call> calls = new ArrayList<>();
    private String type = "";

    private SourceReader(CompilationUnitTree unit, Trees trees) {
        this.unit = unit;
        this.trees = trees;
    }

    /** All sources under a folder. */
    static List<Source> read(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root)) {
            files = walk.filter(file -> file.toString().endsWith(".java")).toList();
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            Trees trees = Trees.instance(task);
            List<Source> sources = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                SourceReader reader = new SourceReader(unit, trees);
                reader.scan(unit, null);
                sources.add(reader.source());
            }
            return sources;
        }
    }

    private Source source() {
        ExpressionTree name = unit.getPackageName();
        return new Source(
                Path.of(unit.getSourceFile().toUri()),
                name == null ? "" : name.toString(),
                type,
                imports,
                constants,
                literals,
                patterns,
                calls);
    }

    @Override
    public @Nullable Void visitImport(ImportTree node, @Nullable Void nothing) {
        String full = node.getQualifiedIdentifier().toString();
        imports.put(full.substring(full.lastIndexOf('.') + 1), full);
        return null;
    }

    @Override
    public @Nullable Void visitClass(ClassTree node, @Nullable Void nothing) {
        if (type.isEmpty()) {
            type = node.getSimpleName().toString();
        }
        return super.visitClass(node, null);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree node, @Nullable Void nothing) {
        if (node.getInitializer() instanceof LiteralTree literal && literal.getValue() instanceof String value) {
            constants.put(node.getName().toString(), value);
        }
        if (getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.ENUM) {
            literals.add(node.getName().toString().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return super.visitVariable(node, null);
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree node, @Nullable Void nothing) {
        if (node.getValue() instanceof String value) {
            literals.add(value);
        }
        return null;
    }

    @Override
    public @Nullable Void visitBinary(BinaryTree node, @Nullable Void nothing) {
        if (node.getKind() == Tree.Kind.PLUS) {
            StringBuilder regex = new StringBuilder();
            flatten(node, regex);
            if (Pattern.compile("[a-z]{3}").matcher(regex).find()) {
                patterns.add(Pattern.compile(regex.toString()));
            }
        }
        return super.visitBinary(node, null);
    }

    private static void flatten(Tree node, StringBuilder regex) {
        switch (node) {
            case BinaryTree sum
            when sum.getKind() == Tree.Kind.PLUS -> {
                flatten(sum.getLeftOperand(), regex);
                flatten(sum.getRightOperand(), regex);
            }
            case ParenthesizedTree inner -> flatten(inner.getExpression(), regex);
            case LiteralTree literal -> regex.append(Pattern.quote(String.valueOf(literal.getValue())));
            default -> regex.append(".+");
        }
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree node, @Nullable Void nothing) {
        List<? extends ExpressionTree> arguments = node.getArguments();
        if (!arguments.isEmpty() && arguments.getFirst() instanceof LiteralTree) {
            add(node, "", arguments, 0);
        } else if (arguments.size() > 1 && arguments.get(1) instanceof LiteralTree) {
            add(node, arguments.getFirst().toString(), arguments, 1);
        }
        return super.visitMethodInvocation(node, null);
    }

    private void add(MethodInvocationTree node, String bundle, List<? extends ExpressionTree> arguments, int at) {
        if (!(((LiteralTree) arguments.get(at)).getValue() instanceof String key)) {
            return;
        }
        String receiver = "";
        String method;
        switch (node.getMethodSelect()) {
            case MemberSelectTree select -> {
                receiver = select.getExpression().toString();
                method = select.getIdentifier().toString();
            }
            case IdentifierTree name -> method = name.getName().toString();
            default -> {
                return;
            }
        }
        int following = arguments.size() - at - 1;
        boolean passedOn = following == 1 && arguments.getLast().toString().matches("arguments|values|args");
        long line = unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, node));
        calls.add(new Source.Call(receiver, method, bundle, key, passedOn ? -1 : following, line));
    }
}
