# Palabras de los documentos que salen de la aplicación: lo que se comparte en el paso 5, en HTML o Markdown.

# El título y el nombre del archivo no dicen nada de lo que hay dentro.
document-title = Documento
document-file-name = documento

# Encabeza una sección cuando el inventario del que viene no tiene título.
document-inventory-untitled = Inventario empezado el { $day }

# Al pie de cada página.
document-page = { $page } de { $pages }

# Encabezados de la tabla de lo que se marcó y cuántas veces.
document-pattern = Patrón
document-how-often = Cuántas veces
document-instead = Cómo quisiera ser

# En lugar de un nombre que no se dice, con una letra que es siempre la misma.
document-person = Persona { $letter }
# En lugar de un nombre que podría ser el de varias personas.
document-someone = alguien

# Palabras que empiezan un nombre sin serlo: solas en un texto no nombran a nadie. Separadas por espacios.
document-not-names = el la los las mi mis su sus señor señora señorita sr sra srta don doña doctor doctora tío tía padre madre papá mamá hermano hermana abuelo abuela

# Una opción que lleva la marca del miedo.
document-with-fear = { $choice } (miedo)
# Separa varias opciones o nombres.
document-separator = ,{" "}

# Una fecha como se lee en voz alta.
document-day = { $month ->
    [1] { $day } de enero de { $year }
    [2] { $day } de febrero de { $year }
    [3] { $day } de marzo de { $year }
    [4] { $day } de abril de { $year }
    [5] { $day } de mayo de { $year }
    [6] { $day } de junio de { $year }
    [7] { $day } de julio de { $year }
    [8] { $day } de agosto de { $year }
    [9] { $day } de septiembre de { $year }
    [10] { $day } de octubre de { $year }
    [11] { $day } de noviembre de { $year }
   *[12] { $day } de diciembre de { $year }
}
